package io.lifafa.store.embedded.file;

import io.lifafa.store.embedded.NoStoreException;
import io.lifafa.store.embedded.disk.BlockFile;
import io.lifafa.store.embedded.disk.DamagedStoreException;
import io.lifafa.store.embedded.disk.DataFile;
import io.lifafa.store.embedded.disk.JournalFile;
import io.lifafa.store.embedded.disk.Scratch;
import io.lifafa.store.embedded.disk.StoreId;
import io.lifafa.store.embedded.disk.Tail;
import io.lifafa.store.embedded.disk.Whereabouts;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.store.fs.FilePath;

/**
 * The files of a store: the data file, the journal, and the note of how far the journal went. They are opened together,
 * and only if they belong together and are whole; all is read for that before anything is written.
 */
public final class StoreFile {

    public static final String NAME = "lifafa.mv";
    public static final String JOURNAL = "lifafa.journal";
    public static final String TAIL = "lifafa.tail";

    private final Path dir;
    private final Path file;
    private final String scheme;

    /** @param scheme of the file system in H2's way ({@code "faulty:"}); empty: the usual one */
    public StoreFile(Path dir, String scheme) {
        this.dir = dir;
        this.file = dir.resolve(NAME);
        this.scheme = scheme;
    }

    /** Opens the store, or makes it if there is none. */
    public OpenFiles open() throws IOException {
        StoreDirectory.prepare(dir);
        if (!Files.exists(file)) {
            requireNothingElse();
            StoreDirectory.create(dir);
        }
        return reopen();
    }

    /** Opens the store that must be there. */
    public OpenFiles reopen() throws IOException {
        requireStore();
        List<Closeable> closing = new ArrayList<>();
        try {
            FileChannel data = channel(NAME, "rw", closing);
            lock(data, false);
            StoreDirectory.narrow(dir);
            Optional<StoreId> id = BlockFile.idOf(data);
            if (id.isEmpty()) {
                new Upgrade(dir, data).run();
                OpenFiles.closeAll(closing);
                return reopen();
            }
            return open(data, id.get(), closing);
        } catch (DamagedStoreException e) {
            OpenFiles.closeAll(closing);
            throw e.in(dir);
        } catch (IOException | RuntimeException e) {
            OpenFiles.closeAll(closing);
            throw e;
        }
    }

    /** Opens the store to look at it: nothing in the directory changes, and what is changed in the store is lost. */
    public OpenFiles look() throws IOException {
        requireStore();
        List<Closeable> closing = new ArrayList<>();
        try {
            FileChannel data = channel(NAME, "r", closing);
            lock(data, true);
            Scratch scratch = new Scratch();
            closing.add(scratch::close);
            Optional<StoreId> id = BlockFile.idOf(data);
            if (id.isEmpty()) {
                return new Upgrade(dir, data).look(scratch, closing);
            }
            BlockFile blocks = BlockFile.open(data, id.get()).over(scratch);
            JournalFile journal = JournalFile.open(required(JOURNAL, "r", closing), id.get());
            Tail tail = new Tail(required(TAIL, "r", closing), id.get());
            MVStore store = checked(blocks, journal, tail);
            WriteAheadLog missing = new WriteAheadLog(journal, tail);
            long commit = StoreFormat.commit(store);
            return new OpenFiles(
                    store,
                    blocks,
                    (into, after) -> missing.replay(commit, into, after),
                    Optional.empty(),
                    Whereabouts.of(List.of(file)),
                    closing);
        } catch (DamagedStoreException e) {
            OpenFiles.closeAll(closing);
            throw e.in(dir);
        } catch (IOException | RuntimeException e) {
            OpenFiles.closeAll(closing);
            throw e;
        }
    }

    private OpenFiles open(FileChannel data, StoreId id, List<Closeable> closing) throws IOException {
        BlockFile blocks = BlockFile.open(data, id);
        long commit = commit(blocks);
        StoreDirectory.finish(dir, id, commit);
        JournalFile journal = JournalFile.open(required(JOURNAL, "rw", closing), id);
        Tail tail = new Tail(required(TAIL, "rw", closing), id);
        try (Scratch scratch = new Scratch()) {
            checked(blocks.over(scratch), journal, tail).closeImmediately();
        }
        journal.keepRest(dir.resolve(JOURNAL + ".torn-" + (journal.last() + 1)));
        MVStore store = StoreFormat.open(blocks);
        blocks.strict();
        WriteAheadLog writable = new WriteAheadLog(journal, tail);
        return new OpenFiles(
                store,
                blocks,
                (into, after) -> writable.replay(commit, into, after),
                Optional.of(writable),
                Whereabouts.of(List.of(file, dir.resolve(JOURNAL), dir.resolve(TAIL))),
                closing);
    }

    private static long commit(BlockFile blocks) throws IOException {
        try (Scratch scratch = new Scratch()) {
            MVStore store = StoreFormat.open(blocks.over(scratch));
            try {
                return StoreFormat.commit(store);
            } catch (MVStoreException e) {
                throw unreadable(e);
            } finally {
                store.closeImmediately();
            }
        }
    }

    /** Opens the data file over something that takes its writes, and reads all of it. */
    private static MVStore checked(BlockFile blocks, JournalFile journal, Tail tail) throws IOException {
        MVStore store = StoreFormat.open(blocks);
        try {
            StoreDirectory.requireFormat(store, StoreFormat.CURRENT);
            requireTogether(StoreFormat.commit(store), journal, tail);
            ((DataFile) store.getFileStore()).verify();
            blocks.strict();
            return store;
        } catch (MVStoreException e) {
            store.closeImmediately();
            throw unreadable(e);
        } catch (IOException | RuntimeException e) {
            store.closeImmediately();
            throw e;
        }
    }

    private static DamagedStoreException unreadable(MVStoreException e) {
        return new DamagedStoreException("the data file is damaged (" + e.getMessage() + ")", e);
    }

    /**
     * A journal starts from the data file's newest commit. One that starts earlier must be the one that this commit has
     * taken in, which a kill between a checkpoint's steps leaves behind. The note is written before a journal starts
     * again and after each commit.
     */
    private static void requireTogether(long commit, JournalFile journal, Tail tail) throws IOException {
        long acknowledged = tail.read()
                .orElseThrow(() -> new DamagedStoreException(
                        "the note of how far the journal went (" + TAIL + ") is damaged or of another store"));
        if (journal.base() > commit) {
            throw new DamagedStoreException("the data file is older than the journal: it ends at commit " + commit
                    + ", the journal starts after " + journal.base());
        }
        if (journal.base() < commit && journal.last() + 1 != commit) {
            throw new DamagedStoreException("the journal is older than the data file: it ends at commit "
                    + journal.last() + ", the data file at " + commit);
        }
        if (journal.base() == commit && acknowledged < commit) {
            throw new DamagedStoreException(
                    "the note of how far the journal went (" + TAIL + ") is older than the journal");
        }
        long found = Math.max(commit, journal.last());
        if (acknowledged > found) {
            throw new DamagedStoreException("commits are missing: the last that was acknowledged is " + acknowledged
                    + ", the last in the files is " + found
                    + (journal.isTorn() ? " and the next one in the journal is not readable" : ""));
        }
    }

    private void requireNothingElse() throws IOException {
        for (String other : List.of(JOURNAL, TAIL)) {
            if (Files.exists(dir.resolve(other))) {
                throw new DamagedStoreException("the data file " + file + " is missing, but " + other + " is there");
            }
        }
    }

    private void requireStore() throws IOException {
        if (!Files.exists(file)) {
            requireNothingElse();
            throw new NoStoreException("there is no store in " + dir + ": " + file.getFileName() + " is not there");
        }
        if (Files.size(file) == 0) {
            throw new IOException(file + " is empty: not a store of Lifafa. Move it away to start with a fresh one");
        }
    }

    private FileChannel required(String name, String mode, List<Closeable> closing) throws IOException {
        if (!Files.exists(dir.resolve(name))) {
            throw new DamagedStoreException(dir.resolve(name) + " is missing, but the data file is there");
        }
        return channel(name, mode, closing);
    }

    private FileChannel channel(String name, String mode, List<Closeable> closing) throws IOException {
        FileChannel channel = FilePath.get(scheme + dir.resolve(name)).open(mode);
        closing.add(channel);
        return channel;
    }

    private void lock(FileChannel data, boolean shared) throws IOException {
        try {
            if (data.tryLock(0, Long.MAX_VALUE, shared) != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            throw new HolderFile(dir).held(dir);
        }
        throw new HolderFile(dir).held(dir);
    }
}
