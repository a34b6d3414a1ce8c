package io.lifafa.store.embedded.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.OptionalLong;

/**
 * Where the writes to a {@link BlockFile} go that must not change: a file that is deleted when it is closed, made with the
 * first write, with each block at its own place.
 *
 * <p>Thread rule: any thread.
 */
public class Scratch implements AutoCloseable {

    /** Writes go to the file itself. */
    static final Scratch NONE = new Scratch() {
        @Override
        FileChannel toWrite(FileChannel file, long block, int count) {
            return file;
        }

        @Override
        FileChannel toRead(FileChannel file, long block) {
            return file;
        }

        @Override
        int run(long block, int most) {
            return most;
        }

        @Override
        OptionalLong size() {
            return OptionalLong.empty();
        }

        @Override
        void grow(long size) {
            // The file tells its size itself.
        }

        @Override
        boolean truncate(long size) {
            return false;
        }
    };

    private final BitSet written = new BitSet();
    private FileChannel channel;
    private OptionalLong size = OptionalLong.empty();

    synchronized FileChannel toWrite(FileChannel file, long block, int count) throws IOException {
        if (channel == null) {
            Path temporary = Files.createTempFile("lifafa-scratch", ".mv");
            channel = FileChannel.open(
                    temporary, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        }
        written.set((int) block, (int) block + count);
        return channel;
    }

    synchronized FileChannel toRead(FileChannel file, long block) {
        return written.get((int) block) ? channel : file;
    }

    /** How many blocks from this one on are in the same file. */
    synchronized int run(long block, int most) {
        int first = (int) block;
        int end = written.get(first) ? written.nextClearBit(first) : written.nextSetBit(first);
        return end < 0 ? most : Math.min(most, end - first);
    }

    synchronized void grow(long to) {
        size = OptionalLong.of(Math.max(to, size.orElse(0)));
    }

    /** False if the file itself is to be truncated. */
    synchronized boolean truncate(long to) {
        size = OptionalLong.of(to);
        return true;
    }

    synchronized OptionalLong size() {
        return size;
    }

    @Override
    public synchronized void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
