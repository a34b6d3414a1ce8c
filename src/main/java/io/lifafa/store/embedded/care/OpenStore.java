package io.lifafa.store.embedded.care;

import io.lifafa.config.Durability;
import io.lifafa.store.embedded.file.Checkpoints;
import io.lifafa.store.embedded.file.GroupCommit;
import io.lifafa.store.embedded.file.OpenFiles;
import io.lifafa.store.embedded.file.StoreFile;
import io.lifafa.store.embedded.maps.Changes;
import io.lifafa.store.embedded.maps.MemoryShare;
import io.lifafa.store.embedded.maps.StoreMaps;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/** An open MVStore, with the rules for changing and reading it. Thread rule: any thread. */
public final class OpenStore {

    /** Chunks filled less than this are written together, so that deleting gives space back. */
    private static final int WANTED_FILL_PERCENT = 50;

    private final MVStore store;
    private final Optional<OpenFiles> files;
    private final Optional<Durable> durable;
    private volatile boolean ending;

    private record Durable(Checkpoints checkpoints, GroupCommit commits) {}

    private OpenStore(MVStore store, Optional<OpenFiles> files, Optional<Durable> durable) {
        this.store = store;
        this.files = files;
        this.durable = durable;
    }

    public static OpenStore inMemory(MVStore store) {
        return new OpenStore(store, Optional.empty(), Optional.empty());
    }

    /** Over files; if they have no journal, changes are seen as long as it is open, and then gone. */
    public static OpenStore of(OpenFiles files, Durability durability) {
        return new OpenStore(files.store(), Optional.of(files), files.journal().map(journal -> {
            int mostUnsaved = MemoryShare.ofThisHeap().unsavedBytes();
            Checkpoints checkpoints = new Checkpoints(files, durability, mostUnsaved);
            return new Durable(checkpoints, new GroupCommit(checkpoints::commit));
        }));
    }

    public StoreMaps maps() {
        return new StoreMaps(store);
    }

    /** Whom collections have to tell their changes. */
    public Changes changes() {
        return durable.map(file -> file.checkpoints.changes()).orElse(Changes.NONE);
    }

    /** Repeats what the data file has not got yet. Once, before anything else. */
    public void recover(Changes into) throws IOException {
        if (durable.isPresent()) {
            durable.get().checkpoints.recover(into);
        } else if (files.isPresent()) {
            int mostUnsaved = MemoryShare.ofThisHeap().unsavedBytes();
            files.get().missing().replay(into, () -> {
                if (store.getUnsavedMemory() > mostUnsaved) {
                    store.commit();
                }
            });
        }
    }

    /** Runs a command that changes something; it is not durable yet. */
    public <T> T change(Supplier<T> command) {
        return durable.isPresent() ? durable.get().commits.change(command) : command.get();
    }

    /** Runs a command that only reads; what it reads is kept until it is done. */
    public <T> T read(Supplier<T> command) {
        MVStore.TxCounter version = store.registerVersionUsage();
        try {
            return command.get();
        } finally {
            store.deregisterVersionUsage(version);
        }
    }

    /** Completes when all changes made so far are as durable as was asked for. */
    public CompletableFuture<Void> durable() {
        return durable.map(file -> file.commits.durable()).orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    public long commits() {
        return durable.map(file -> file.commits.commits()).orElse(0L);
    }

    /** Why it can not write any more. It does not recover: it must be opened anew. */
    public Optional<RuntimeException> failure() {
        MVStoreException panic = store.getPanicException();
        return panic != null ? Optional.of(panic) : durable.flatMap(file -> file.commits.failure());
    }

    /** What was found damaged while reading. It does not go away: the files have to be restored. */
    public Optional<String> damage() {
        return files.flatMap(open -> open.blocks().damage());
    }

    /** Why what is written now would be lost: the files are not where they were opened. Looked up each time. */
    public Optional<String> gone() {
        return files.flatMap(open -> open.whereabouts().trouble());
    }

    /** Gives space back, a little at a time: changes wait meanwhile. */
    public synchronized void upkeep() {
        boolean wanted =
                takesWrites() && durable.isPresent() && store.getFileStore().getChunksFillRate() < WANTED_FILL_PERCENT;
        if (wanted) {
            int bite = MemoryShare.ofThisHeap().compactedBytes();
            // The checkpoint first: what is written is then a commit, and never a change that none has taken in.
            durable.get().commits.alone(() -> {
                durable.get().checkpoints.checkpoint();
                store.compact(WANTED_FILL_PERCENT, bite);
            });
        }
    }

    /**
     * Copies the store, as it is at one moment, into an empty directory, while it goes on. Space that is given up meanwhile
     * is not used again until the copy is there. The copy is read whole before this returns.
     */
    public synchronized void backup(Path to) throws IOException {
        OpenFiles open = files.filter(it -> durable.isPresent())
                .orElseThrow(() -> new IOException("a store in memory has no files to copy"));
        Moment moment = new Moment(open);
        durable.get().commits.alone(() -> {
            durable.get().checkpoints.checkpoint();
            moment.begin();
        });
        try {
            moment.copy(to);
        } finally {
            durable.get().commits.alone(moment::end);
        }
        new StoreFile(to, "").look().close();
    }

    /**
     * Reads all that is stored, as it is at one moment, while it goes on. Space that is given up meanwhile is not used
     * again until that is done.
     */
    public synchronized StoreCare.Verified verify() throws IOException {
        OpenFiles open = files.filter(it -> durable.isPresent())
                .orElseThrow(() -> new IOException("a store in memory has no files to read"));
        Optional<String> known = gone().or(this::damage).or(() -> failure().map(RuntimeException::getMessage));
        if (known.isPresent()) {
            return new StoreCare.Verified(0, List.of(known.get()));
        }
        Moment moment = new Moment(open);
        durable.get().commits.alone(() -> {
            durable.get().checkpoints.checkpoint();
            moment.begin();
        });
        try {
            return moment.verify();
        } finally {
            durable.get().commits.alone(moment::end);
        }
    }

    /**
     * Overwrites in the files what was removed from the store, while it goes on: {@link Overwriting}. Nothing has to be done for
     * a store in memory.
     */
    public synchronized void overwriteRemoved() throws IOException {
        if (durable.isPresent()) {
            var file = durable.get();
            new Overwriting(store, file.checkpoints, file.commits, this::takesWrites).run();
        }
    }

    /** Breaks an overwriting off: the store is about to be closed. */
    public void endCare() {
        ending = true;
    }

    private boolean takesWrites() {
        return !ending && failure().isEmpty() && damage().isEmpty() && gone().isEmpty();
    }

    /** Makes what is left durable and closes the file. */
    public void close() {
        durable.ifPresent(file -> file.commits.close());
        try {
            if (failure().isEmpty()
                    && durable.isPresent()
                    && files.orElseThrow().takesCheckpoints()) {
                durable.get().checkpoints.checkpoint();
                store.close();
            }
        } finally {
            abandon();
        }
    }

    /** Lets go of the file as it is; the journal will tell the next one what is missing. */
    public void abandon() {
        durable.ifPresent(file -> file.commits.close());
        store.closeImmediately();
        files.ifPresent(OpenFiles::close);
    }
}
