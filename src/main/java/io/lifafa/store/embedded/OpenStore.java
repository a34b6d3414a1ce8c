package io.lifafa.store.embedded;

import io.lifafa.config.Durability;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/** An open MVStore, with the rules for changing and reading it. Thread rule: any thread. */
final class OpenStore {

    /** Chunks filled less than this are written together, so that deleting gives space back. */
    private static final int WANTED_FILL_PERCENT = 60;

    private static final int COMPACTED_BYTES_A_TIME = 8 * 1024 * 1024;

    private final MVStore store;
    private final Optional<GroupCommit> commits;

    private OpenStore(MVStore store, Optional<GroupCommit> commits) {
        this.store = store;
        this.commits = commits;
    }

    static OpenStore inMemory(MVStore store) {
        return new OpenStore(store, Optional.empty());
    }

    static OpenStore durable(MVStore store, Durability durability) {
        GroupCommit.Commit force = durability == Durability.DISK ? store::sync : () -> {};
        return new OpenStore(store, Optional.of(new GroupCommit(store::commit, force)));
    }

    StoreMaps maps() {
        return new StoreMaps(store);
    }

    /** Runs a command that changes something; it is not durable yet. */
    <T> T change(Supplier<T> command) {
        return commits.isPresent() ? commits.get().change(command) : command.get();
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
        return commits.map(GroupCommit::durable).orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    long commits() {
        return commits.map(GroupCommit::commits).orElse(0L);
    }

    /** Why it can not write any more. It does not recover: it must be opened anew. */
    Optional<RuntimeException> failure() {
        MVStoreException panic = store.getPanicException();
        return panic != null ? Optional.of(panic) : commits.flatMap(GroupCommit::failure);
    }

    /** Gives space back, a little at a time: changes wait meanwhile. */
    void upkeep() {
        if (failure().isEmpty()) {
            commits.ifPresent(group -> group.alone(() -> store.compact(WANTED_FILL_PERCENT, COMPACTED_BYTES_A_TIME)));
        }
    }

    /** Commits what is left and closes the file. */
    void close() {
        commits.ifPresent(GroupCommit::close);
        if (failure().isPresent()) {
            store.closeImmediately();
        } else {
            store.close();
        }
    }
}
