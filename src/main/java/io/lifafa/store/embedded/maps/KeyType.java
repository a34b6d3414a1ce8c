package io.lifafa.store.embedded.maps;

import io.lifafa.store.embedded.key.Key;
import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** How MVStore compares and stores a {@link Key}: its length, its bytes. */
final class KeyType extends BasicDataType<Key> {

    static final KeyType INSTANCE = new KeyType();

    /** What a record and an array weigh beside their bytes, for MVStore's page sizes and cache. */
    private static final int OVERHEAD_BYTES = 40;

    private KeyType() {}

    @Override
    public int compare(Key left, Key right) {
        return left.compareTo(right);
    }

    @Override
    public int getMemory(Key key) {
        return OVERHEAD_BYTES + key.bytes().length;
    }

    @Override
    public void write(WriteBuffer out, Key key) {
        out.putVarInt(key.bytes().length).put(key.bytes());
    }

    @Override
    public Key read(ByteBuffer in) {
        byte[] bytes = new byte[DataUtils.readVarInt(in)];
        in.get(bytes);
        return new Key(bytes);
    }

    @Override
    public Key[] createStorage(int size) {
        return new Key[size];
    }
}
