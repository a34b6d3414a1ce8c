package io.lifafa.store.embedded.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The changes of one commit as they stand in the journal: a magic number, the length, the number of the commit, the
 * checksum of the frame before, its own checksum, the changes. The checksum takes in the store's id and everything but the
 * magic number, so that a frame proves itself wherever it is found.
 *
 * @param commit numbers count on over the whole life of a store
 * @param previous the checksum of the frame before; of the first one what {@link #start} gives
 */
record Frame(long commit, int previous, byte[] changes) {

    static final int HEADER_BYTES = 24;
    static final int MAGIC = 0x4C46F4A3;

    private static final int COMMIT_AT = 8;

    /** What stands before the first frame after a checkpoint. */
    static int start(StoreId id, long base) {
        return (int) id.checksum(base).getValue();
    }

    long bytes() {
        return HEADER_BYTES + changes.length;
    }

    int checksum(StoreId id) {
        CRC32C checksum = id.checksum(commit);
        checksum.update(ByteBuffer.allocate(COMMIT_AT)
                .putInt(changes.length)
                .putInt(previous)
                .flip());
        checksum.update(changes);
        return (int) checksum.getValue();
    }

    ByteBuffer encode(StoreId id) {
        return ByteBuffer.allocate(HEADER_BYTES + changes.length)
                .putInt(MAGIC)
                .putInt(changes.length)
                .putLong(commit)
                .putInt(previous)
                .putInt(checksum(id))
                .put(changes)
                .flip();
    }

    /** The frame at a place of a file; empty if there is no whole and right one. */
    static Optional<Frame> read(FileChannel file, long at, StoreId id) throws IOException {
        long left = file.size() - at;
        if (left <= HEADER_BYTES) {
            return Optional.empty();
        }
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
        Note.readFully(file, at, header);
        int magic = header.getInt();
        int length = header.getInt();
        if (magic != MAGIC || length <= 0 || length > left - HEADER_BYTES) {
            return Optional.empty();
        }
        long commit = header.getLong();
        int previous = header.getInt();
        int stored = header.getInt();
        ByteBuffer changes = ByteBuffer.allocate(length);
        Note.readFully(file, at + HEADER_BYTES, changes);
        Frame frame = new Frame(commit, previous, changes.array());
        return stored == frame.checksum(id) ? Optional.of(frame) : Optional.empty();
    }

    /** The number of the commit that a header claims, without a proof. */
    static long claimedCommit(ByteBuffer header, int at) {
        return header.getLong(at + COMMIT_AT);
    }
}
