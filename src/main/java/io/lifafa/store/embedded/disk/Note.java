package io.lifafa.store.embedded.disk;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;

/**
 * A short record at the beginning of a file: which kind of file, which store, a number, a checksum. It is written by one
 * call within one sector, so that it is there as a whole or as it was before.
 *
 * @param id the store
 * @param number what it tells; of what depends on the kind of file
 */
record Note(StoreId id, long number) {

    static final int BYTES = 64;

    private static final int CHECKED_BYTES = Long.BYTES + StoreId.BYTES + Long.BYTES;

    /** Empty if there is none or it is damaged. */
    static Optional<Note> read(FileChannel file, long magic) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        try {
            readFully(file, 0, bytes);
        } catch (EOFException e) {
            return Optional.empty();
        }
        boolean mine = bytes.getLong() == magic;
        Note note = new Note(StoreId.read(bytes), bytes.getLong());
        return mine && bytes.getInt() == note.checksum(magic) ? Optional.of(note) : Optional.empty();
    }

    void write(FileChannel file, long magic) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES).putLong(magic);
        id.write(bytes);
        bytes.putLong(number).putInt(checksum(magic));
        writeFully(file, 0, bytes.position(BYTES).flip());
    }

    private int checksum(long magic) {
        ByteBuffer bytes = ByteBuffer.allocate(CHECKED_BYTES).putLong(magic).putLong(number);
        var checksum = id.checksum(magic);
        checksum.update(bytes.flip());
        return (int) checksum.getValue();
    }

    /** Fills the buffer and flips it. */
    static void readFully(FileChannel file, long at, ByteBuffer into) throws IOException {
        int start = into.position();
        while (into.hasRemaining()) {
            if (file.read(into, at + into.position() - start) < 0) {
                throw new EOFException("the file ended while it was read, at byte " + at);
            }
        }
        into.flip();
    }

    static void writeFully(FileChannel file, long at, ByteBuffer from) throws IOException {
        int start = from.position();
        while (from.hasRemaining()) {
            file.write(from, at + from.position() - start);
        }
    }
}
