package io.lifafa.store.embedded.care;

import io.lifafa.store.embedded.disk.BlockFile;
import io.lifafa.store.embedded.disk.DataFile;
import io.lifafa.store.embedded.file.Checkpoints;
import io.lifafa.store.embedded.file.GroupCommit;
import io.lifafa.store.embedded.file.StoreFormat;
import io.lifafa.store.embedded.key.Key;
import io.lifafa.store.embedded.maps.MemoryShare;
import io.lifafa.store.embedded.maps.StoreMaps;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;

/**
 * Sees to it that what was removed from a store cannot be read in its files any more: keys of removed entries leave the inner pages;
 * a checkpoint empties the journal; pages beside removed ones are written anew, so that the space of both is given up, which
 * MVStore does when no reader needs it and some seconds have passed; and all space that nothing uses is written over.
 *
 * <p>A little at a time, so that changes need not wait for long. Thread rule: one thread, which waits.
 */
final class Overwriting {
    /** Nothing in the file is older than the first header. */
    private static final long START = 2L * BlockFile.BLOCK_BYTES;

    /** MVStore books a removed page one commit late, or later: not before so many in a row is none left. */
    private static final int CLEAN_ROUNDS = 10;

    private static final int STRETCH_BYTES = 4 * 1024 * 1024;
    private static final int KEYS_A_TIME = 200;
    private static final int ALL = 100;
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofHours(6);

    private final MVStore store;
    private final Checkpoints checkpoints;
    private final GroupCommit commits;
    private final Supplier<Boolean> canWrite;
    private final DataFile file;

    Overwriting(MVStore store, Checkpoints checkpoints, GroupCommit commits, Supplier<Boolean> canWrite) {
        this.store = store;
        this.checkpoints = checkpoints;
        this.commits = commits;
        this.canWrite = canWrite;
        this.file = (DataFile) store.getFileStore();
    }

    /** @throws IOException if the store takes no writes any more, or readers keep what was removed for hours */
    void run() throws IOException {
        openAll();
        replaceStaleKeys();
        alone(checkpoints::checkpoint);
        int newest = file.newestChunk();
        long began = System.nanoTime();
        for (int clean = 0; clean < CLEAN_ROUNDS; clean = file.holdsRemoved(newest) ? 0 : clean + 1) {
            if (System.nanoTime() - began > LONGEST.toNanos()) {
                throw new IOException("what was removed is still being read after " + LONGEST.toHours() + " hours");
            }
            alone(this::compact);
            pause();
        }
        for (long at = START; at > 0; at = next(at)) {
            pause();
        }
    }

    private void openAll() throws IOException {
        alone(() -> {
            new StoreMaps(store).openAll();
            StoreFormat.of(store);
        });
    }

    private void replaceStaleKeys() throws IOException {
        var maps = new StoreMaps(store);
        for (var name : maps.keyed()) {
            var stale = staleKeys(maps, name, Optional.empty());
            while (!stale.isEmpty()) {
                var some = stale;
                alone(() -> maps.replaceStaleKeys(name, some));
                pause();
                stale = staleKeys(maps, name, Optional.of(stale.get(stale.size() - 1)));
            }
        }
    }

    /** What is read is kept until it has been read. */
    private List<Key> staleKeys(StoreMaps maps, String name, Optional<Key> behind) {
        var version = store.registerVersionUsage();
        try {
            return maps.staleKeys(name, behind, KEYS_A_TIME);
        } finally {
            store.deregisterVersionUsage(version);
        }
    }

    /** The checkpoint first: what is written is then a commit, and never a change that none has taken in. */
    private void compact() {
        checkpoints.checkpoint();
        store.compact(ALL, MemoryShare.ofThisHeap().compactedBytes());
    }

    private long next(long at) throws IOException {
        var next = new long[1];
        alone(() -> next[0] = file.overwriteFree(at, STRETCH_BYTES));
        return next[0];
    }

    private void alone(Runnable work) throws IOException {
        if (!canWrite.get()) {
            throw new IOException("the store takes no writes, or is being closed");
        }
        commits.alone(work);
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
