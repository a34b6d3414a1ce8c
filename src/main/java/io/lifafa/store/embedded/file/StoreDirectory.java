package io.lifafa.store.embedded.file;

import io.lifafa.files.OwnerOnly;
import io.lifafa.store.embedded.disk.BlockFile;
import io.lifafa.store.embedded.disk.JournalFile;
import io.lifafa.store.embedded.disk.StoreId;
import io.lifafa.store.embedded.disk.Tail;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the files of a store: each under another name first and moved into place when it is whole, so that an empty or
 * half a file is never taken for a fresh store.
 */
public final class StoreDirectory {

    private static final Logger LOG = LoggerFactory.getLogger(StoreDirectory.class);

    /** What a data file says that was made and never opened since: nothing is in it. */
    private static final long FRESH = 1;

    private StoreDirectory() {}

    /** Makes the directory, for its owner alone. */
    static void prepare(Path dir) throws IOException {
        try {
            OwnerOnly.createDirectories(dir);
        } catch (FileAlreadyExistsException e) {
            throw new IOException("cannot keep data in " + dir + ": it is not a directory", e);
        } catch (IOException e) {
            throw new IOException("cannot make the data directory " + dir + ": " + e.getMessage(), e);
        }
        if (!Files.isWritable(dir)) {
            throw new IOException("cannot keep data in " + dir + ": it is not writable");
        }
    }

    /** Takes the rights of other users away; where this user may not do so, it is said. */
    static void narrow(Path dir) {
        try {
            OwnerOnly.narrow(dir);
            for (String name : List.of(StoreFile.NAME, StoreFile.JOURNAL, StoreFile.TAIL)) {
                if (Files.exists(dir.resolve(name))) {
                    OwnerOnly.narrow(dir.resolve(name));
                }
            }
        } catch (IOException e) {
            LOG.warn("other users may be able to read {}: its permissions cannot be changed", dir);
        }
    }

    /** Makes the data file. If another process makes one meanwhile, that one stays. */
    static void create(Path dir) throws IOException {
        Path draft = Files.createTempFile(dir, StoreFile.NAME, ".new");
        try (FileChannel channel = openDraft(draft)) {
            MVStore store = StoreFormat.openOrMake(BlockFile.create(channel, StoreId.random()));
            StoreFormat.write(store, FRESH);
            store.commit();
            store.closeImmediately();
            channel.force(true);
            linkIntoPlace(draft, dir.resolve(StoreFile.NAME));
        } catch (MVStoreException e) {
            throw new IOException("cannot make the store in " + dir + ": " + e.getMessage(), e);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Makes what a fresh data file still lacks; for the one who holds it. */
    static void finish(Path dir, StoreId id, long commit) throws IOException {
        if (commit == FRESH) {
            if (!Files.exists(dir.resolve(StoreFile.JOURNAL))) {
                journal(dir, id, commit, List.of());
            }
            if (!Files.exists(dir.resolve(StoreFile.TAIL))) {
                tail(dir, id, commit);
            }
        }
    }

    /** Puts a journal with some frames into place; returns its last commit. */
    public static long journal(Path dir, StoreId id, long base, List<byte[]> frames) throws IOException {
        Path draft = Files.createTempFile(dir, StoreFile.JOURNAL, ".new");
        long last;
        try (FileChannel channel = openDraft(draft);
                JournalFile journal = JournalFile.create(channel, id, base)) {
            for (byte[] changes : frames) {
                journal.append(changes);
            }
            last = journal.last();
            journal.force();
        }
        move(draft, dir.resolve(StoreFile.JOURNAL));
        return last;
    }

    public static void tail(Path dir, StoreId id, long commit) throws IOException {
        Path draft = Files.createTempFile(dir, StoreFile.TAIL, ".new");
        try (FileChannel channel = openDraft(draft);
                Tail tail = new Tail(channel, id)) {
            tail.write(commit);
            tail.force();
        }
        move(draft, dir.resolve(StoreFile.TAIL));
    }

    static FileChannel openDraft(Path draft) throws IOException {
        return FileChannel.open(draft, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** A hard link never replaces a file that another process has made meanwhile. */
    static void linkIntoPlace(Path draft, Path file) throws IOException {
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            return;
        } catch (UnsupportedOperationException | AtomicMoveNotSupportedException e) {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        }
        force(file.getParent());
    }

    static void move(Path draft, Path file) throws IOException {
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(file.getParent());
    }

    private static void force(Path dir) {
        try (FileChannel directory = FileChannel.open(dir, StandardOpenOption.READ)) {
            directory.force(true);
        } catch (IOException e) {
            // Not every system lets a directory be forced; the file itself has been.
            return;
        }
    }

    static void requireFormat(MVStore store, String wanted) throws IOException {
        String found = StoreFormat.of(store);
        if (!found.equals(wanted)) {
            throw new IOException("the data file is not a store of this version of Lifafa: its format is " + found
                    + ", wanted is " + wanted + ". It has been left as it is");
        }
    }
}
