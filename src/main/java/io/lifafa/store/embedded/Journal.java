package io.lifafa.store.embedded;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;

/**
 * A write-ahead log of changed documents: what a commit appends instead of rewriting pages all over the data file. The
 * pages are written at a checkpoint, many changes at a time, and the journal starts again with the next epoch.
 *
 * <p>A frame is its length, its checksum, its epoch and the changes of one group commit. Frames hold the documents as
 * they became, so that repeating one that the data file has already is harmless; frames of another epoch than the data
 * file's are of before its last checkpoint and are passed over. Technique: Mohan et al., "ARIES", ACM TODS 17 (1992), of
 * which redo alone is needed, because the data file never holds half a commit.
 *
 * <p>Thread rule: for one thread at a time.
 */
final class Journal implements AutoCloseable {

    private static final int HEADER_BYTES = Integer.BYTES + Integer.BYTES + Long.BYTES;

    private final FileChannel file;
    private long epoch;
    private long length;

    Journal(FileChannel file) {
        this.file = file;
    }

    long length() {
        return length;
    }

    /** Repeats the changes of an epoch; after those of each frame, {@code afterFrame} runs. */
    void replay(long wanted, Changes into, Runnable afterFrame) throws IOException {
        long size = file.size();
        long at = 0;
        while (at + HEADER_BYTES <= size) {
            ByteBuffer header = read(at, HEADER_BYTES);
            int bytes = header.getInt();
            int checksum = header.getInt();
            long frameEpoch = header.getLong();
            long end = at + HEADER_BYTES + bytes;
            if (bytes <= 0 || end > size) {
                return;
            }
            byte[] changes = read(at + HEADER_BYTES, bytes).array();
            if (checksum != checksum(frameEpoch, changes)) {
                requireLast(end, size);
                return;
            }
            if (frameEpoch != wanted) {
                return;
            }
            apply(changes, into);
            afterFrame.run();
            at = end;
        }
    }

    /** A kill or a power cut tears the last frame only. */
    private static void requireLast(long end, long size) throws IOException {
        if (end < size) {
            throw new IOException("the journal is damaged before its end, at byte " + end + " of " + size
                    + ". It has been left as it is: restore a copy, or move it away to lose what is in it");
        }
    }

    /** Starts again, empty: everything is in the data file. */
    void restart(long newEpoch) throws IOException {
        file.truncate(0);
        epoch = newEpoch;
        length = 0;
    }

    /** Returns when the changes have reached the file; they survive the death of this process. */
    void append(byte[] changes) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(HEADER_BYTES + changes.length)
                .putInt(changes.length)
                .putInt(checksum(epoch, changes))
                .putLong(epoch)
                .put(changes)
                .flip();
        while (frame.hasRemaining()) {
            length += file.write(frame, length);
        }
    }

    /** Returns when what has been appended is on the disk. */
    void force() throws IOException {
        file.force(false);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private ByteBuffer read(long at, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, at + buffer.position()) < 0) {
                throw new IOException("the journal ended while it was read, at byte " + at);
            }
        }
        return buffer.flip();
    }

    private static int checksum(long epoch, byte[] changes) {
        CRC32C checksum = new CRC32C();
        checksum.update(ByteBuffer.allocate(Long.BYTES).putLong(epoch).flip());
        checksum.update(changes);
        return (int) checksum.getValue();
    }

    private static void apply(byte[] changes, Changes into) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(changes));
        while (in.available() > 0) {
            byte kind = in.readByte();
            String namespace = in.readUTF();
            Key position = new Key(in.readNBytes(in.readInt()));
            byte[] document = in.readNBytes(in.readInt());
            if (kind == ChangeBuffer.PUT) {
                into.put(namespace, position, document);
            } else {
                into.remove(namespace, position);
            }
        }
    }
}
