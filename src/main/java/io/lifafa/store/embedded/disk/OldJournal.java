package io.lifafa.store.embedded.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The journal of version 0.1.0: frames of length, checksum, epoch, changes, without a header. Only read.
 *
 * @param file is not closed
 */
public record OldJournal(FileChannel file) {

    private static final int HEADER_BYTES = Integer.BYTES + Integer.BYTES + Long.BYTES;

    /**
     * The changes of all frames of an epoch.
     *
     * @param epoch the data file's: older frames are in it
     * @throws DamagedStoreException if a frame is newer, or is there behind a damaged one
     */
    public List<byte[]> frames(long epoch) throws IOException {
        List<byte[]> frames = new ArrayList<>();
        long size = file.size();
        long at = 0;
        while (isRight(at, size)) {
            ByteBuffer header = header(at);
            int bytes = header.getInt();
            long found = header.getLong(Long.BYTES);
            if (found > epoch) {
                throw new DamagedStoreException(
                        "the journal is newer (" + found + ") than the data file (" + epoch + ")");
            }
            if (found == epoch) {
                frames.add(read(at + HEADER_BYTES, bytes));
            }
            at += HEADER_BYTES + bytes;
        }
        for (long behind = at + 1; behind < size; behind++) {
            if (isRight(behind, size) && header(behind).getLong(Long.BYTES) >= epoch) {
                throw new DamagedStoreException("the journal is damaged at byte " + at
                        + ": one commit is not readable, a newer one at byte " + behind + " is");
            }
        }
        return frames;
    }

    /** All frames up to the first that is not right, of whatever epoch. */
    public List<byte[]> readable() throws IOException {
        List<byte[]> frames = new ArrayList<>();
        long size = file.size();
        for (long at = 0; isRight(at, size); ) {
            int bytes = header(at).getInt();
            frames.add(read(at + HEADER_BYTES, bytes));
            at += HEADER_BYTES + bytes;
        }
        return frames;
    }

    private boolean isRight(long at, long size) throws IOException {
        if (at + HEADER_BYTES >= size) {
            return false;
        }
        ByteBuffer header = header(at);
        int bytes = header.getInt();
        int checksum = header.getInt();
        if (bytes <= 0 || bytes > size - at - HEADER_BYTES) {
            return false;
        }
        CRC32C found = new CRC32C();
        found.update(header);
        found.update(read(at + HEADER_BYTES, bytes));
        return checksum == (int) found.getValue();
    }

    private ByteBuffer header(long at) throws IOException {
        return ByteBuffer.wrap(read(at, HEADER_BYTES));
    }

    private byte[] read(long at, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes);
        Note.readFully(file, at, buffer);
        return buffer.array();
    }
}
