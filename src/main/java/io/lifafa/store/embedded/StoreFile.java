package io.lifafa.store.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.store.fs.FilePath;

/**
 * The data file: made once under another name and moved into place when it is whole, so that an empty or half a file is
 * never taken for a fresh store.
 */
final class StoreFile {

    static final String NAME = "lifafa.mv";
    static final String JOURNAL = "lifafa.journal";

    private static final String FORMAT_MAP = "format";
    private static final String FORMAT_KEY = "lifafa";
    private static final String FORMAT = "1";

    /** Small pages: an insert by a random key rewrites one page, however much else is on it. */
    private static final int PAGE_BYTES = 4 * 1024;

    /** For how long space is not reused after it was given up, so that the system has the newer data on the disk. */
    private static final int RETENTION_MILLIS = 10_000;

    private final Path dir;
    private final Path file;
    private final String scheme;

    /** @param scheme of the file system in H2's way ({@code "faulty:"}); empty: the usual one */
    StoreFile(Path dir, String scheme) {
        this.dir = dir;
        this.file = dir.resolve(NAME);
        this.scheme = scheme;
    }

    /** The journal beside it; only for the one who holds the store. */
    FileChannel openJournal() throws IOException {
        return FilePath.get(scheme + dir.resolve(JOURNAL)).open("rw");
    }

    static MVStore openInMemory() {
        return builder().open();
    }

    /** Opens the file, or makes it if there is none. */
    MVStore open() throws IOException {
        prepareDirectory();
        if (!Files.exists(file)) {
            create();
        }
        if (Files.size(file) == 0) {
            throw new IOException(file + " is empty: not a store of Lifafa. Move it away to start with a fresh one");
        }
        MVStore store = tryOpen();
        requireFormat(store);
        store.setRetentionTime(RETENTION_MILLIS);
        return store;
    }

    private void prepareDirectory() throws IOException {
        try {
            Files.createDirectories(dir);
        } catch (FileAlreadyExistsException e) {
            throw new IOException("cannot keep data in " + dir + ": it is not a directory", e);
        } catch (IOException e) {
            throw new IOException("cannot make the data directory " + dir + ": " + e.getMessage(), e);
        }
        if (!Files.isWritable(dir)) {
            throw new IOException("cannot keep data in " + dir + ": it is not writable");
        }
    }

    private void create() throws IOException {
        Path draft = Files.createTempFile(dir, NAME, ".new");
        try {
            Files.delete(draft);
            try (MVStore store = builder().fileName(draft.toString()).open()) {
                store.<String, String>openMap(FORMAT_MAP).put(FORMAT_KEY, FORMAT);
                store.commit();
                store.sync();
            }
            moveIntoPlace(draft);
        } catch (MVStoreException e) {
            throw new IOException("cannot make the store in " + dir + ": " + e.getMessage(), e);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** A hard link never replaces a file that another process has made meanwhile. */
    private void moveIntoPlace(Path draft) throws IOException {
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            return;
        } catch (UnsupportedOperationException | AtomicMoveNotSupportedException e) {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        }
        try (FileChannel directory = FileChannel.open(dir, StandardOpenOption.READ)) {
            directory.force(true);
        } catch (IOException e) {
            // Not every system lets a directory be forced; the file itself has been.
            return;
        }
    }

    private MVStore tryOpen() throws IOException {
        try {
            return builder().fileName(scheme + file).open();
        } catch (MVStoreException e) {
            throw switch (e.getErrorCode()) {
                case DataUtils.ERROR_FILE_LOCKED -> new HolderFile(dir).held(dir);
                case DataUtils.ERROR_FILE_CORRUPT, DataUtils.ERROR_UNSUPPORTED_FORMAT ->
                    new IOException(
                            file + " is damaged or not a store of Lifafa (" + e.getMessage()
                                    + "). It has been left as it is: restore a copy, or move it away to start afresh",
                            e);
                default -> new IOException("cannot open " + file + ": " + e.getMessage(), e);
            };
        } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
            throw new IOException(file + " is damaged or not a store of Lifafa. It has been left as it is", e);
        }
    }

    private void requireFormat(MVStore store) throws IOException {
        try {
            String found = "none";
            if (store.hasMap(FORMAT_MAP)) {
                MVMap<String, String> format = store.openMap(FORMAT_MAP);
                found = format.getOrDefault(FORMAT_KEY, "none");
            }
            if (!found.equals(FORMAT)) {
                store.closeImmediately();
                throw new IOException(file + " is not a store of this version of Lifafa: its format is " + found
                        + ", wanted is " + FORMAT + ". It has been left as it is");
            }
        } catch (MVStoreException e) {
            store.closeImmediately();
            throw new IOException(file + " is damaged (" + e.getMessage() + "). It has been left as it is", e);
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
}
