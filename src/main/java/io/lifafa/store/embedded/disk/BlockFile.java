package io.lifafa.store.embedded.disk;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32C;

/**
 * The data file as a row of blocks of {@value #BLOCK_BYTES} bytes, each followed by a checksum over the store's id, the
 * block's number, the stamp of the write and the bytes: whatever is flipped, zeroed, moved or left from before is seen when
 * it is read. Blocks that were written together bear the same stamp.
 *
 * <p>Version 0.1.0 wrote the bytes alone; such a file can be read, unchecked.
 *
 * <p>While the store is being opened a damaged block reads as zeros, because an opened file is searched for the end of its
 * last whole write, and a kill leaves half a write behind. From {@link #strict} on it is an error.
 *
 * <p>Thread rule: any thread.
 */
public final class BlockFile {

    public static final int BLOCK_BYTES = 4096;

    private static final long MAGIC = 0x4C49464146413032L;
    private static final int MOST_BLOCKS = 64;
    private static final int START_BLOCKS = 2;
    private static final int STAMP_BYTES = Integer.BYTES;
    private static final int TRAILER_BYTES = STAMP_BYTES + Integer.BYTES;

    /** A block with what follows it. */
    static final int UNIT_BYTES = BLOCK_BYTES + TRAILER_BYTES;

    private final FileChannel file;
    private final Optional<StoreId> id;
    private final int headerBytes;
    private final int unitBytes;
    private final Scratch scratch;
    private final AtomicInteger stamps =
            new AtomicInteger(ThreadLocalRandom.current().nextInt());
    private volatile boolean strict;
    private volatile Optional<String> damage = Optional.empty();

    private BlockFile(FileChannel file, Optional<StoreId> id, Scratch scratch) {
        this.file = file;
        this.id = id;
        this.headerBytes = id.isPresent() ? BLOCK_BYTES : 0;
        this.unitBytes = id.isPresent() ? UNIT_BYTES : BLOCK_BYTES;
        this.scratch = scratch;
    }

    /** Writes the header of a new file and opens it. */
    public static BlockFile create(FileChannel file, StoreId id) throws IOException {
        Note.writeFully(file, 0, ByteBuffer.allocate(BLOCK_BYTES));
        new Note(id, BLOCK_BYTES).write(file, MAGIC);
        return new BlockFile(file, Optional.of(id), Scratch.NONE);
    }

    /** The id in the header; empty if this is no file with checksums. */
    public static Optional<StoreId> idOf(FileChannel file) throws IOException {
        return Note.read(file, MAGIC).map(Note::id);
    }

    public static BlockFile open(FileChannel file, StoreId id) {
        return new BlockFile(file, Optional.of(id), Scratch.NONE);
    }

    /** A file of version 0.1.0. */
    public static BlockFile unchecked(FileChannel file) {
        return new BlockFile(file, Optional.empty(), Scratch.NONE);
    }

    /** Whether it begins as a file of version 0.1.0 does, in one of its two headers. */
    public boolean looksOld() throws IOException {
        byte[] start = "H:2".getBytes(StandardCharsets.US_ASCII);
        return Arrays.equals(start, read(0, start.length).array())
                || Arrays.equals(start, read(BLOCK_BYTES, start.length).array());
    }

    /** The same file, of which writes go into another and leave it as it is. */
    public BlockFile over(Scratch writes) {
        return new BlockFile(file, id, writes);
    }

    /** The store it belongs to; empty for a file of version 0.1.0. */
    public Optional<StoreId> id() {
        return id;
    }

    /** From now on a damaged block is an error. */
    public void strict() {
        strict = true;
    }

    /** What was found damaged while reading. */
    public Optional<String> damage() {
        return damage;
    }

    /** Bytes without header and checksums. */
    public long size() throws IOException {
        long blocks = Math.max(0, file.size() - headerBytes) / unitBytes;
        return scratch.size().orElse(blocks * BLOCK_BYTES);
    }

    public ByteBuffer read(long at, int bytes) throws IOException {
        ByteBuffer result = ByteBuffer.allocate(bytes);
        long last = (at + bytes - 1) / BLOCK_BYTES;
        for (long block = at / BLOCK_BYTES; block <= last; ) {
            int count = (int) Math.min(MOST_BLOCKS, last - block + 1);
            ByteBuffer units = units(block, count);
            for (int i = 0; i < count; i++) {
                long start = (block + i) * BLOCK_BYTES;
                int from = (int) Math.max(0, at - start);
                int to = (int) Math.min(BLOCK_BYTES, at + bytes - start);
                if (isWhole(units.array(), i * unitBytes, block + i)) {
                    result.put(units.array(), i * unitBytes + from, to - from);
                } else {
                    damaged(block + i);
                    result.position(result.position() + to - from);
                }
            }
            block += count;
        }
        return result.flip();
    }

    /** Writes whole blocks. */
    public void write(long at, ByteBuffer bytes) throws IOException {
        write(at, bytes, stamps.getAndIncrement());
    }

    /** Takes over all blocks of another file. */
    public void copy(BlockFile from) throws IOException {
        int stamp = stamps.getAndIncrement();
        long size = from.size();
        for (long at = 0; at < size; at += MOST_BLOCKS * BLOCK_BYTES) {
            int bytes = (int) Math.min(MOST_BLOCKS * BLOCK_BYTES, size - at);
            write(at, from.read(at, bytes), stamp);
        }
    }

    private void write(long at, ByteBuffer bytes, int stamp) throws IOException {
        long block = at / BLOCK_BYTES;
        while (bytes.hasRemaining()) {
            int count = Math.min(MOST_BLOCKS, bytes.remaining() / BLOCK_BYTES);
            ByteBuffer units = ByteBuffer.allocate(count * unitBytes);
            for (int i = 0; i < count; i++) {
                int start = units.position();
                bytes.get(units.array(), start, BLOCK_BYTES);
                units.position(start + BLOCK_BYTES);
                if (id.isPresent()) {
                    units.putInt(stamp).putInt(checksum(units.array(), start, block + i));
                }
            }
            Note.writeFully(scratch.toWrite(file, block, count), position(block), units.flip());
            block += count;
        }
        scratch.grow(block * BLOCK_BYTES);
    }

    /**
     * Reads blocks that were written together.
     *
     * @throws DamagedStoreException if one is damaged or of another write than its neighbours
     */
    public void verify(long first, int blocks) throws IOException {
        if (id.isEmpty()) {
            return;
        }
        Optional<Integer> stamp = Optional.empty();
        for (long block = first; block < first + blocks; ) {
            int count = (int) Math.min(MOST_BLOCKS, first + blocks - block);
            ByteBuffer units = units(block, count);
            for (int i = 0; i < count; i++) {
                int found = units.getInt(i * unitBytes + BLOCK_BYTES);
                if (!isWhole(units.array(), i * unitBytes, block + i) || stamp.orElse(found) != found) {
                    throw new DamagedStoreException(describe(block + i));
                }
                stamp = Optional.of(found);
            }
            block += count;
        }
    }

    /**
     * Copies the file as it is, with its checksums, up to a size; but the first blocks as they were when {@link #start} was
     * called. Blocks that are not written meanwhile come out whole.
     */
    public void copyTo(FileChannel to, ByteBuffer start, long size) throws IOException {
        long end = position(size / BLOCK_BYTES);
        for (long at = 0; at < end; ) {
            long copied = file.transferTo(at, end - at, to.position(at));
            if (copied <= 0) {
                throw new EOFException("the data file ended while it was copied");
            }
            at += copied;
        }
        Note.writeFully(to, position(0), start);
    }

    /** The first blocks, which alone are written again in place, with their checksums. */
    public ByteBuffer start() throws IOException {
        return units(0, START_BLOCKS);
    }

    /** The same file as it was when {@link #start} was called, to read; writes go elsewhere. */
    public BlockFile asOf(ByteBuffer start, long size, Scratch writes) throws IOException {
        Note.writeFully(writes.toWrite(file, 0, START_BLOCKS), position(0), start.duplicate());
        writes.truncate(size);
        return over(writes);
    }

    public void truncate(long size) throws IOException {
        if (!scratch.truncate(size)) {
            file.truncate(position(size / BLOCK_BYTES));
        }
    }

    public void force() throws IOException {
        if (scratch == Scratch.NONE) {
            file.force(true);
        }
    }

    private ByteBuffer units(long block, int count) throws IOException {
        ByteBuffer units = ByteBuffer.allocate(count * unitBytes);
        for (int i = 0; i < count; ) {
            int run = scratch.run(block + i, count - i);
            FileChannel from = scratch.toRead(file, block + i);
            ByteBuffer part = units.duplicate().position(i * unitBytes).limit((i + run) * unitBytes);
            long start = position(block + i) - part.position();
            int read = 0;
            while (part.hasRemaining() && read >= 0) {
                read = from.read(part, start + part.position());
            }
            i += run;
        }
        return units;
    }

    private boolean isWhole(byte[] units, int at, long block) throws IOException {
        if (id.isEmpty()) {
            return true;
        }
        int stored = ByteBuffer.wrap(units).getInt(at + BLOCK_BYTES + STAMP_BYTES);
        return stored == checksum(units, at, block);
    }

    private int checksum(byte[] units, int at, long block) {
        CRC32C checksum = id.orElseThrow().checksum(block);
        checksum.update(units, at, BLOCK_BYTES + STAMP_BYTES);
        return (int) checksum.getValue();
    }

    private void damaged(long block) throws IOException {
        if (strict) {
            String what = describe(block);
            damage = Optional.of(what);
            throw new DamagedStoreException(what);
        }
    }

    private String describe(long block) {
        return "the data file is damaged at byte " + position(block);
    }

    private long position(long block) {
        return headerBytes + block * unitBytes;
    }
}
