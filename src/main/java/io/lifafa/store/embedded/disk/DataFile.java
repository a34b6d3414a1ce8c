package io.lifafa.store.embedded.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipOutputStream;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.RandomAccessStore;
import org.h2.mvstore.SFChunk;
import org.h2.mvstore.WriteBuffer;

/** MVStore's chunks in a {@link BlockFile}. Thread rule: any thread. */
public final class DataFile extends RandomAccessStore {

    private static final int MOST_NAMED = 10;

    private final BlockFile blocks;

    /** @param config as MVStore's builder would hand it on: {@code cacheSize}, {@code pageSplitSize} */
    public DataFile(BlockFile blocks, Map<String, Object> config) throws IOException {
        super(config);
        this.blocks = blocks;
        init("lifafa.mv", false);
        saveChunkLock.lock();
        try {
            setSize(blocks.size());
        } finally {
            saveChunkLock.unlock();
        }
    }

    /** @throws DamagedStoreException if chunks that are in use are damaged; it names the places */
    public void verify() throws IOException {
        List<String> damage = new ArrayList<>();
        for (SFChunk chunk : getChunks().values()) {
            boolean written = chunk.block > 0 && chunk.block < Long.MAX_VALUE;
            if (written && chunk.maxLenLive > 0) {
                try {
                    blocks.verify(chunk.block, chunk.len);
                } catch (DamagedStoreException e) {
                    damage.add(e.what());
                }
            }
        }
        if (!damage.isEmpty()) {
            throw new DamagedStoreException(damage.stream().limit(MOST_NAMED).collect(Collectors.joining("; "))
                    + (damage.size() > MOST_NAMED ? "; and at " + (damage.size() - MOST_NAMED) + " more places" : ""));
        }
    }

    /** MVStore fills a chunk up to whole blocks with what its buffer held before: with nothing of an earlier chunk, then. */
    @Override
    public void releaseWriteBuffer(WriteBuffer buffer) {
        Arrays.fill(buffer.getBuffer().array(), (byte) 0);
        super.releaseWriteBuffer(buffer);
    }

    /** The newest of MVStore's chunks. */
    public int newestChunk() {
        return getChunks().keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** Whether a chunk up to this one still holds pages that nothing points to. */
    public boolean holdsRemoved(int newest) {
        return getChunks().values().stream().anyMatch(chunk -> chunk.id <= newest && chunk.maxLenLive < chunk.maxLen);
    }

    /**
     * Overwrites what of a stretch of the file belongs to no chunk. With all writes kept out.
     *
     * @return where the next stretch begins; 0 at the end
     */
    public long overwriteFree(long from, int bytes) {
        ByteBuffer nothing = ByteBuffer.allocate(BlockFile.BLOCK_BYTES);
        saveChunkLock.lock();
        try {
            long end = Math.min(size(), from + bytes);
            for (long at = from; at < end; at += BlockFile.BLOCK_BYTES) {
                if (freeSpace.isFree(at, BlockFile.BLOCK_BYTES)) {
                    blocks.write(at, nothing.rewind());
                }
            }
            return end < size() ? end : 0;
        } catch (IOException e) {
            throw failure(DataUtils.ERROR_WRITING_FAILED, e);
        } finally {
            saveChunkLock.unlock();
        }
    }

    @Override
    public String toString() {
        return getFileName();
    }

    @Override
    public ByteBuffer readFully(SFChunk chunk, long at, int bytes) {
        try {
            readCount.incrementAndGet();
            readBytes.addAndGet(bytes);
            return blocks.read(at, bytes);
        } catch (IOException e) {
            throw failure(DataUtils.ERROR_READING_FAILED, e);
        }
    }

    @Override
    protected void writeFully(SFChunk chunk, long at, ByteBuffer bytes) {
        try {
            setSize(Math.max(size(), at + bytes.remaining()));
            writeCount.incrementAndGet();
            writeBytes.addAndGet(bytes.remaining());
            blocks.write(at, bytes);
        } catch (IOException e) {
            throw failure(DataUtils.ERROR_WRITING_FAILED, e);
        }
    }

    @Override
    public void sync() {
        try {
            blocks.force();
        } catch (IOException e) {
            throw failure(DataUtils.ERROR_WRITING_FAILED, e);
        }
    }

    @Override
    protected void truncate(long size) {
        try {
            writeCount.incrementAndGet();
            blocks.truncate(size);
            setSize(Math.min(size(), size));
        } catch (IOException e) {
            throw failure(DataUtils.ERROR_WRITING_FAILED, e);
        }
    }

    @Override
    public void open(String name, boolean readOnly, char[] key) {
        throw new UnsupportedOperationException("it is open from the beginning");
    }

    @Override
    public FileStore<SFChunk> open(String name, boolean readOnly) {
        throw new UnsupportedOperationException("it is open from the beginning");
    }

    @Override
    public void backup(ZipOutputStream out) {
        throw new UnsupportedOperationException("a backup is a store of its own");
    }

    private static MVStoreException failure(int code, IOException cause) {
        return DataUtils.newMVStoreException(code, "{0}", cause.getMessage(), cause);
    }
}
