package io.lifafa.store.embedded.file;

import io.lifafa.store.embedded.disk.BlockFile;
import io.lifafa.store.embedded.disk.DamagedStoreException;
import io.lifafa.store.embedded.disk.DataFile;
import io.lifafa.store.embedded.maps.MemoryShare;
import io.lifafa.store.embedded.maps.StoreMaps;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/** How MVStore is used, and the marks that say which format a data file has and how far it has come. */
public final class StoreFormat {

    public static final String CURRENT = "2";
    /** Of version 0.1.0: no checksums, a journal of another form. */
    static final String OLD = "1";

    private static final String FORMAT_MAP = "format";
    private static final String FORMAT_KEY = "lifafa";
    private static final String COMMIT = "commit";
    private static final String OLD_EPOCH = "journal epoch";

    /** Small pages: an insert by a random key rewrites one page, however much else is on it. */
    private static final int PAGE_BYTES = 4 * 1024;

    /** For how long space is not reused after it was given up, so that the system has the newer data on the disk. */
    static final int RETENTION_MILLIS = 10_000;

    /** Two headers and one chunk. */
    private static final long LEAST_BLOCKS = 3;

    private StoreFormat() {}

    public static MVStore openInMemory() {
        return builder().open();
    }

    /** Opens a data file that is there. */
    public static MVStore open(BlockFile blocks) throws IOException {
        if (blocks.size() < LEAST_BLOCKS * BlockFile.BLOCK_BYTES) {
            // MVStore would search for its end for ever.
            throw new DamagedStoreException("the data file has been cut off");
        }
        return openOrMake(blocks);
    }

    /** @throws DamagedStoreException if it can not be read */
    static MVStore openOrMake(BlockFile blocks) throws IOException {
        int cache = MemoryShare.ofThisHeap().cacheMegabytes();
        Map<String, Object> config = new HashMap<>(Map.of("cacheSize", cache, "pageSplitSize", PAGE_BYTES));
        try {
            MVStore store =
                    builder().adoptFileStore(new DataFile(blocks, config)).open();
            store.setRetentionTime(RETENTION_MILLIS);
            return store;
        } catch (MVStoreException | IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
            throw new DamagedStoreException("the data file is damaged (" + e.getMessage() + ")", e);
        }
    }

    private static MVStore.Builder builder() {
        // Commits are ours alone: one that MVStore starts by itself could hold half a command.
        return new MVStore.Builder()
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .pageSplitSize(PAGE_BYTES)
                .cacheSize(MemoryShare.ofThisHeap().cacheMegabytes());
    }

    static void write(MVStore store, long commit) {
        store.<String, String>openMap(FORMAT_MAP).put(FORMAT_KEY, CURRENT);
        mark(store, commit);
    }

    /** The format that a data file says of itself. */
    public static String of(MVStore store) {
        if (!store.hasMap(FORMAT_MAP)) {
            return "none";
        }
        MVMap<String, String> format = store.openMap(FORMAT_MAP);
        return format.getOrDefault(FORMAT_KEY, "none");
    }

    /** The newest commit that is in the data file. */
    public static long commit(MVStore store) {
        return number(new StoreMaps(store).marks().getOrDefault(COMMIT, "0"));
    }

    static void mark(MVStore store, long commit) {
        new StoreMaps(store).marks().put(COMMIT, Long.toString(commit));
    }

    /** How far version 0.1.0 had come; 0: nothing was ever kept. */
    static long oldEpoch(MVStore store) {
        return number(new StoreMaps(store).marks().getOrDefault(OLD_EPOCH, "0"));
    }

    static void forgetOldEpoch(MVStore store) {
        new StoreMaps(store).marks().remove(OLD_EPOCH);
    }

    private static long number(String mark) {
        return Long.parseLong(mark);
    }
}
