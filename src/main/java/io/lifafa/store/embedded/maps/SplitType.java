package io.lifafa.store.embedded.maps;

import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** The value of an index entry: where in its key the indexed values end and the document's position begins. */
final class SplitType extends BasicDataType<Integer> {

    static final SplitType INSTANCE = new SplitType();

    private SplitType() {}

    @Override
    public int compare(Integer left, Integer right) {
        return Integer.compare(left, right);
    }

    @Override
    public int getMemory(Integer split) {
        return Integer.BYTES;
    }

    @Override
    public void write(WriteBuffer out, Integer split) {
        out.putVarInt(split);
    }

    @Override
    public Integer read(ByteBuffer in) {
        return DataUtils.readVarInt(in);
    }

    @Override
    public Integer[] createStorage(int size) {
        return new Integer[size];
    }
}
