package io.lifafa.store.embedded.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;

/**
 * Judges what follows the last right frame of a journal. A crash leaves the beginning of one frame, perhaps with zeros in
 * it; or, between the two steps of a restart, the frames of before. Everything else is damage.
 *
 * @param at where the last right frame ends
 * @param last its commit
 * @param checksum its checksum
 */
record JournalEnd(FileChannel file, StoreId id, long at, long last, int checksum) {

    private static final int WINDOW_BYTES = 1024 * 1024;
    private static final int SEARCHED_BYTES = 4;

    /** What it is, if it is not damage. */
    enum Rest {
        NONE,
        /** The beginning of a frame that was never acknowledged. */
        TORN,
        /** Frames that are in the data file; a restart had not come to cut them off. */
        OLD
    }

    Rest judge() throws IOException {
        long rest = file.size() - at;
        if (rest <= 0) {
            return Rest.NONE;
        }
        Optional<Long> newer = newerFrame();
        if (newer.isPresent()) {
            throw new DamagedStoreException("the journal is damaged at byte " + at + ": commit " + (last + 1)
                    + " is not readable, a newer one at byte " + newer.get() + " is");
        }
        if (Frame.read(file, at, id).filter(old -> old.commit() <= last).isPresent()) {
            return Rest.OLD;
        }
        if (!isBeginningOfNext(rest)) {
            throw new DamagedStoreException("the journal is damaged at byte " + at + ": what follows commit " + last
                    + " no crash leaves behind");
        }
        return Rest.TORN;
    }

    /** Where a right frame of a later commit stands, if one does. */
    private Optional<Long> newerFrame() throws IOException {
        long size = file.size();
        for (long from = at; from < size; from += WINDOW_BYTES) {
            int bytes = (int) Math.min(WINDOW_BYTES + Frame.HEADER_BYTES, size - from);
            ByteBuffer window = ByteBuffer.allocate(bytes);
            Note.readFully(file, from, window);
            for (int i = 0; i + Frame.HEADER_BYTES <= bytes; i++) {
                if (window.getInt(i) == Frame.MAGIC
                        && Frame.claimedCommit(window, i) > last
                        && Frame.read(file, from + i, id).isPresent()) {
                    return Optional.of(from + i);
                }
            }
        }
        return Optional.empty();
    }

    private boolean isBeginningOfNext(long rest) throws IOException {
        ByteBuffer expected = ByteBuffer.allocate(Frame.HEADER_BYTES);
        expected.putInt(Frame.MAGIC).putInt(0).putLong(last + 1).putInt(checksum);
        ByteBuffer found = ByteBuffer.allocate((int) Math.min(Frame.HEADER_BYTES, rest));
        Note.readFully(file, at, found);
        int known = Frame.HEADER_BYTES - Integer.BYTES;
        for (int i = 0; i < Math.min(known, found.limit()); i++) {
            boolean isLength = i >= SEARCHED_BYTES && i < 2 * SEARCHED_BYTES;
            if (!isLength && found.get(i) != 0 && found.get(i) != expected.get(i)) {
                return false;
            }
        }
        int length = found.limit() < 2 * SEARCHED_BYTES ? 0 : found.getInt(SEARCHED_BYTES);
        return length == 0 || length > 0 && rest <= Frame.HEADER_BYTES + (long) length;
    }
}
