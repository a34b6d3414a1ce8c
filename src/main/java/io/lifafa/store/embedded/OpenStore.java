package io.lifafa.store.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/** An open MVStore, with the rules for changing and reading it. Thread rule: any thread. */
final class OpenStore {

    /** Chunks filled less than this are written together, so that deleting gives space back. */
    private static final int WANTED_FILL_PERCENT = 50;

    private final MVStore store;
    private final Optional<Durable> durable;

    private record Durable(Checkpoints checkpoints, GroupCommit commits) {}

    private OpenStore(MVStore store, Optional<Durable> durable) {
        this.store = store;
        this.durable = durable;
    }

    static OpenStore inMemory(MVStore store) {
        return new OpenStore(store, Optional.empty());
    }

    static OpenStore durable(MVStore store, Checkpoints checkpoints) {
        return new OpenStore(store, Optional.of(new Durable(checkpoints, new GroupCommit(checkpoints::commit))));
    }

    StoreMaps maps() {
        return new StoreMaps(store);
    }

    /** Whom collections have to tell their changes. */
    Changes changes() {
        return durable.map(file -> file.checkpoints.changes()).orElse(Changes.NONE);
    }

    /** Repeats what the data file has not got yet. Once, before anything else. */
    void recover(Changes into) throws IOException {
        if (durable.isPresent()) {
            durable.get().checkpoints.recover(into);
        }
    }

    /** Runs a command that changes something; it is not durable yet. */
    <T> T change(Supplier<T> command) {
        return durable.isPresent() ? durable.get().commits.change(command) : command.get();
    }

    /** Runs a command that only reads; what it reads is kept until it is done. */
    <T> T read(Supplier<T> command) {
        MVStore.TxCounter version = store.registerVersionUsage();
        try {
            return command.get();
        } finally {
            store.deregisterVersionUsage(version);
        }
    }

    /** Completes when all changes made so far are as durable as was asked for. */
    CompletableFuture<Void> durable() {
        return durable.map(file -> file.commits.durable()).orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    long commits() {
        return durable.map(file -> file.commits.commits()).orElse(0L);
    }

    /** Why it can not write any more. It does not recover: it must be opened anew. */
    Optional<RuntimeException> failure() {
        MVStoreException panic = store.getPanicException();
        return panic != null ? Optional.of(panic) : durable.flatMap(file -> file.commits.failure());
    }

    /** Gives space back, a little at a time: changes wait meanwhile. */
    void upkeep() {
        boolean wanted = failure().isEmpty()
                && durable.isPresent()
                && store.getFileStore().getChunksFillRate() < WANTED_FILL_PERCENT;
        if (wanted) {
            int bite = MemoryShare.ofThisHeap().compactedBytes();
            durable.get().commits.alone(() -> store.compact(WANTED_FILL_PERCENT, bite));
        }
    }

    /** Makes what is left durable and closes the file. */
    void close() {
        durable.ifPresent(file -> file.commits.close());
        try {
            if (failure().isEmpty()) {
                durable.ifPresent(file -> file.checkpoints.checkpoint());
                store.close();
            }
        } finally {
            abandon();
        }
    }

    /** Lets go of the file as it is; the journal will tell the next one what is missing. */
    void abandon() {
        durable.ifPresent(file -> file.commits.close());
        store.closeImmediately();
        durable.ifPresent(OpenStore::closeJournal);
    }

    private static void closeJournal(Durable file) {
        try {
            file.checkpoints.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
