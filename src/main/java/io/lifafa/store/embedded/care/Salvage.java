package io.lifafa.store.embedded.care;

import de.bwaldvogel.mongo.bson.Document;
import io.lifafa.config.Durability;
import io.lifafa.store.embedded.bson.BsonBytes;
import io.lifafa.store.embedded.data.EmbeddedBackend;
import io.lifafa.store.embedded.data.EmbeddedCollection;
import io.lifafa.store.embedded.data.Recovery;
import io.lifafa.store.embedded.disk.BlockFile;
import io.lifafa.store.embedded.disk.JournalFile;
import io.lifafa.store.embedded.disk.OldJournal;
import io.lifafa.store.embedded.disk.Scratch;
import io.lifafa.store.embedded.disk.StoreId;
import io.lifafa.store.embedded.disk.Tail;
import io.lifafa.store.embedded.file.HolderFile;
import io.lifafa.store.embedded.file.OpenFiles;
import io.lifafa.store.embedded.file.StoreFile;
import io.lifafa.store.embedded.file.StoreFormat;
import io.lifafa.store.embedded.file.WriteAheadLog;
import io.lifafa.store.embedded.index.IdIndex;
import io.lifafa.store.embedded.key.Key;
import io.lifafa.store.embedded.key.KeyEncoder;
import io.lifafa.store.embedded.maps.Changes;
import io.lifafa.store.embedded.maps.StoreMaps;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.Page;

/**
 * Saves what can be read of a damaged store: the documents in the data file, row by row, and then every commit in the
 * journal that proves itself right, in their order. Indexes are not saved: a node makes them when it starts.
 */
final class Salvage {

    private static final int COMMITTED_ROWS = 1_000;

    private final Path dir;
    private final List<String> problems = new ArrayList<>();

    Salvage(Path dir) {
        this.dir = dir;
    }

    StoreCare.Salvaged into(Path to) throws IOException {
        if (Files.exists(to.resolve(StoreFile.NAME))) {
            throw new IOException("there is a store in " + to + " already: name a new directory");
        }
        OpenFiles files = new StoreFile(to, "").open();
        OpenStore store = OpenStore.of(files, Durability.FILE);
        try {
            EmbeddedBackend backend = new EmbeddedBackend(store.maps(), store.changes(), Clock.systemUTC());
            store.recover(new Recovery(backend));
            Target target = new Target(store, backend);
            saveDocuments(target);
            store.durable().join();
            return new StoreCare.Salvaged(target.counts(), problems);
        } finally {
            store.close();
        }
    }

    private void saveDocuments(Target target) throws IOException {
        Path data = dir.resolve(StoreFile.NAME);
        Optional<StoreId> id = Optional.empty();
        long commit = 0;
        if (Files.exists(data)) {
            try (FileChannel channel = FileChannel.open(data, StandardOpenOption.READ);
                    Scratch scratch = new Scratch()) {
                requireFree(channel);
                id = BlockFile.idOf(channel);
                BlockFile blocks =
                        id.map(it -> BlockFile.open(channel, it)).orElseGet(() -> BlockFile.unchecked(channel));
                commit = saveDocuments(blocks.over(scratch), target);
            }
        } else {
            problems.add(StoreFile.NAME + " is missing");
        }
        saveJournal(id, commit, target);
    }

    private void requireFree(FileChannel data) throws IOException {
        try {
            if (data.tryLock(0, Long.MAX_VALUE, true) == null) {
                throw new HolderFile(dir).held(dir);
            }
        } catch (OverlappingFileLockException e) {
            throw new HolderFile(dir).held(dir);
        }
    }

    private long saveDocuments(BlockFile blocks, Target target) {
        try {
            MVStore store = StoreFormat.open(blocks);
            try {
                blocks.strict();
                StoreMaps maps = new StoreMaps(store);
                for (String namespace : maps.namespaces()) {
                    if (!namespace.contains(".system.")) {
                        saveDocuments(namespace, maps, target);
                    }
                }
                return commit(store);
            } finally {
                store.closeImmediately();
            }
        } catch (IOException | RuntimeException e) {
            problems.add("of the data file nothing more can be read: " + e.getMessage());
            return 0;
        }
    }

    private long commit(MVStore store) {
        try {
            return StoreFormat.commit(store);
        } catch (RuntimeException e) {
            problems.add("how far the data file went cannot be read");
            return 0;
        }
    }

    private void saveDocuments(String namespace, StoreMaps maps, Target target) {
        try {
            long lost = save(maps.documents(namespace).getRootPage(), bytes -> target.put(namespace, bytes));
            if (lost > 0) {
                problems.add(namespace + ": rows cannot be read at " + lost + " places");
            }
        } catch (RuntimeException e) {
            problems.add(namespace + ": nothing can be read: " + e.getMessage());
        }
    }

    /** Goes through the pages below one; returns how many of these cannot be read, each with all that is below it. */
    private static long save(Page<Long, byte[]> page, Consumer<byte[]> documents) {
        if (page.isLeaf()) {
            for (int i = 0; i < page.getKeyCount(); i++) {
                documents.accept(page.getValue(i));
            }
            return 0;
        }
        long lost = 0;
        for (int i = 0; i <= page.getKeyCount(); i++) {
            Page<Long, byte[]> child;
            try {
                child = page.getChildPage(i);
            } catch (RuntimeException unreadable) {
                lost++;
                continue;
            }
            lost += save(child, documents);
        }
        return lost;
    }

    private void saveJournal(Optional<StoreId> known, long commit, Target target) throws IOException {
        Path journal = dir.resolve(StoreFile.JOURNAL);
        if (!Files.exists(journal)) {
            problems.add(StoreFile.JOURNAL + " is missing: what was accepted last is lost");
            return;
        }
        try (FileChannel channel = FileChannel.open(journal, StandardOpenOption.READ)) {
            Optional<StoreId> id = known.or(() -> idOf(channel));
            Collection<byte[]> frames;
            if (id.isPresent()) {
                SortedMap<Long, byte[]> found =
                        JournalFile.salvage(channel, id.get()).tailMap(commit + 1);
                tellGaps(found.keySet(), commit);
                tellEnd(id.get(), found.isEmpty() ? commit : found.lastKey(), JournalFile.baseOf(channel));
                frames = found.values();
            } else {
                frames = new OldJournal(channel).readable();
            }
            for (byte[] changes : frames) {
                WriteAheadLog.apply(changes, target);
            }
        }
    }

    private void tellGaps(Collection<Long> commits, long from) {
        long expected = from + 1;
        for (long commit : commits) {
            if (commit != expected) {
                problems.add("commits " + expected + " to " + (commit - 1) + " are missing in the journal");
            }
            expected = commit + 1;
        }
    }

    /** What is missing behind the last commit that was found. */
    private void tellEnd(StoreId id, long last, Optional<Long> base) throws IOException {
        Optional<Long> acknowledged = acknowledged(id);
        if (acknowledged.isEmpty()) {
            problems.add(StoreFile.TAIL + " cannot be read: whether commits are missing at the end is not known");
        }
        if (base.isEmpty()) {
            problems.add("the header of " + StoreFile.JOURNAL + " cannot be read");
        }
        long end = Math.max(acknowledged.orElse(0L), base.orElse(0L));
        if (end > last) {
            problems.add("commits " + (last + 1) + " to " + end + " are missing at the end");
        }
    }

    private Optional<Long> acknowledged(StoreId id) throws IOException {
        Path file = dir.resolve(StoreFile.TAIL);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (Tail tail = new Tail(FileChannel.open(file, StandardOpenOption.READ), id)) {
            return tail.read();
        }
    }

    private static Optional<StoreId> idOf(FileChannel journal) {
        try {
            return JournalFile.idOf(journal);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The new store; collections come as they are needed. */
    private static final class Target implements Changes {

        private final OpenStore store;
        private final EmbeddedBackend backend;
        private final Set<String> made = new HashSet<>();
        private int waiting;

        Target(OpenStore store, EmbeddedBackend backend) {
            this.store = store;
            this.backend = backend;
        }

        void put(String namespace, byte[] document) {
            put(namespace, KeyEncoder.of(BsonBytes.decode(document).get(IdIndex.ID)), document);
        }

        @Override
        public void put(String namespace, Key position, byte[] document) {
            restore(namespace, position, Optional.of(document));
        }

        @Override
        public void remove(String namespace, Key position) {
            restore(namespace, position, Optional.empty());
        }

        @Override
        public void schema() {
            throw new UnsupportedOperationException("a change of collections is never in the journal");
        }

        private void restore(String namespace, Key position, Optional<byte[]> document) {
            int dot = namespace.indexOf('.');
            String database = namespace.substring(0, dot);
            String name = namespace.substring(dot + 1);
            store.change(() -> {
                if (made.add(namespace)) {
                    backend.handleCommand(null, database, "create", new Document("create", name));
                }
                EmbeddedCollection collection =
                        (EmbeddedCollection) backend.resolveDatabase(database).resolveCollection(name, true);
                collection.restore(position, document);
                document.ifPresentOrElse(bytes -> store.changes().put(namespace, position, bytes), () -> store.changes()
                        .remove(namespace, position));
                return null;
            });
            if (++waiting == COMMITTED_ROWS) {
                store.durable().join();
                waiting = 0;
            }
        }

        List<String> counts() {
            return made.stream()
                    .sorted()
                    .map(namespace ->
                            namespace + ": " + store.maps().rows(namespace).count() + " documents")
                    .toList();
        }
    }
}
