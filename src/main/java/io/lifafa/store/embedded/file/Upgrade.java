package io.lifafa.store.embedded.file;

import io.lifafa.store.embedded.data.ContentCheck;
import io.lifafa.store.embedded.disk.BlockFile;
import io.lifafa.store.embedded.disk.DamagedStoreException;
import io.lifafa.store.embedded.disk.JournalFile;
import io.lifafa.store.embedded.disk.OldJournal;
import io.lifafa.store.embedded.disk.Scratch;
import io.lifafa.store.embedded.disk.StoreId;
import io.lifafa.store.embedded.disk.Whereabouts;
import io.lifafa.store.embedded.maps.MissingCommits;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a store of version 0.1.0 one of this version. The old files are kept under another name; the step that counts is
 * the last one, which puts the new data file into the place of the old one. If it is broken off before, it is begun again.
 *
 * @param dir where the store is
 * @param data its data file, locked; it is not written
 */
record Upgrade(Path dir, FileChannel data) {

    private static final Logger LOG = LoggerFactory.getLogger(Upgrade.class);
    private static final String KEPT = ".format-1";
    private static final long FIRST_COMMIT = 2;

    void run() throws IOException {
        List<byte[]> frames;
        try (Scratch scratch = new Scratch()) {
            MVStore old = open(scratch);
            try {
                frames = frames(StoreFormat.oldEpoch(old));
                check(old, frames);
            } finally {
                old.closeImmediately();
            }
        }
        LOG.info("the store in {} is of version 0.1.0 and is being upgraded; its files are kept as *{}", dir, KEPT);
        StoreId id = StoreId.random();
        Path draft = Files.createTempFile(dir, StoreFile.NAME, ".new");
        try {
            copy(draft, id);
            keep(StoreFile.JOURNAL);
            StoreDirectory.tail(dir, id, StoreDirectory.journal(dir, id, FIRST_COMMIT, frames));
            StoreDirectory.linkIntoPlace(dir.resolve(StoreFile.NAME), kept(StoreFile.NAME));
            StoreDirectory.move(draft, dir.resolve(StoreFile.NAME));
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Opens it as it is, for reading. */
    OpenFiles look(Scratch scratch, List<Closeable> closing) throws IOException {
        MVStore store = open(scratch);
        try {
            List<byte[]> frames = frames(StoreFormat.oldEpoch(store));
            check(store, frames);
            return new OpenFiles(
                    store,
                    BlockFile.unchecked(data),
                    missing(frames),
                    Optional.empty(),
                    Whereabouts.of(List.of(dir.resolve(StoreFile.NAME))),
                    closing);
        } catch (IOException | RuntimeException e) {
            store.closeImmediately();
            throw e;
        }
    }

    private static MissingCommits missing(List<byte[]> frames) {
        return (into, afterFrame) -> {
            for (byte[] changes : frames) {
                WriteAheadLog.apply(changes, into);
                afterFrame.run();
            }
        };
    }

    /** The old files have no checksums: what can be seen is whether all makes sense. The store may be changed by this. */
    private static void check(MVStore store, List<byte[]> frames) throws IOException {
        List<String> problems = new ArrayList<>();
        try {
            ContentCheck.all(store, missing(frames), problems);
        } catch (RuntimeException e) {
            throw new DamagedStoreException("the data file cannot be read to its end: " + e, e);
        }
        if (!problems.isEmpty()) {
            throw new DamagedStoreException(String.join("; ", problems.subList(0, Math.min(10, problems.size()))));
        }
    }

    private MVStore open(Scratch scratch) throws IOException {
        if (!BlockFile.unchecked(data).looksOld()) {
            throw new DamagedStoreException(StoreFile.NAME + " is not a store of Lifafa, or its header is damaged");
        }
        MVStore store = StoreFormat.open(BlockFile.unchecked(data).over(scratch));
        try {
            StoreDirectory.requireFormat(store, StoreFormat.OLD);
            return store;
        } catch (IOException e) {
            store.closeImmediately();
            throw e;
        }
    }

    private void copy(Path draft, StoreId id) throws IOException {
        try (FileChannel channel = StoreDirectory.openDraft(draft)) {
            BlockFile blocks = BlockFile.create(channel, id);
            blocks.copy(BlockFile.unchecked(data));
            MVStore store = StoreFormat.open(blocks);
            StoreFormat.write(store, FIRST_COMMIT);
            StoreFormat.forgetOldEpoch(store);
            store.commit();
            store.closeImmediately();
            channel.force(true);
        }
    }

    private List<byte[]> frames(long epoch) throws IOException {
        Optional<Path> journal = oldJournal();
        if (journal.isEmpty()) {
            if (epoch == 0) {
                return List.of();
            }
            throw new DamagedStoreException(dir.resolve(StoreFile.JOURNAL) + " is missing, but the data file is there");
        }
        try (FileChannel channel = FileChannel.open(journal.get(), StandardOpenOption.READ)) {
            return new OldJournal(channel).frames(epoch);
        }
    }

    /** An upgrade that was broken off may have put it away already. */
    private Optional<Path> oldJournal() throws IOException {
        Path journal = dir.resolve(StoreFile.JOURNAL);
        if (Files.exists(journal) && !isNew(journal)) {
            return Optional.of(journal);
        }
        return Optional.of(kept(StoreFile.JOURNAL)).filter(Files::exists);
    }

    private static boolean isNew(Path journal) throws IOException {
        try (FileChannel channel = FileChannel.open(journal, StandardOpenOption.READ)) {
            return JournalFile.isOne(channel);
        }
    }

    private void keep(String name) throws IOException {
        Path file = dir.resolve(name);
        if (Files.exists(file) && !isNew(file)) {
            Files.move(file, kept(name));
        }
    }

    private Path kept(String name) {
        return dir.resolve(name + KEPT);
    }
}
