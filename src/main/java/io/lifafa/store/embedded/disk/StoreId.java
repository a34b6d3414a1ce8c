package io.lifafa.store.embedded.disk;

import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * Which store a file belongs to: random, made with the store, in the header of each of its files and part of every
 * checksum, so that a file of another store is never taken for one of this.
 */
public record StoreId(UUID value) {

    public static final int BYTES = 16;

    public static StoreId random() {
        return new StoreId(UUID.randomUUID());
    }

    static StoreId read(ByteBuffer in) {
        return new StoreId(new UUID(in.getLong(), in.getLong()));
    }

    void write(ByteBuffer out) {
        out.putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
    }

    /** A checksum that has this id and a number in it already. */
    CRC32C checksum(long number) {
        ByteBuffer start = ByteBuffer.allocate(BYTES + Long.BYTES);
        write(start);
        start.putLong(number).flip();
        CRC32C checksum = new CRC32C();
        checksum.update(start);
        return checksum;
    }
}
