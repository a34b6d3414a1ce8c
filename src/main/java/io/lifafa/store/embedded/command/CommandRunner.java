package io.lifafa.store.embedded.command;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.lifafa.store.embedded.WriteRefusal;
import io.lifafa.store.embedded.care.OpenStore;
import io.lifafa.store.embedded.data.EmbeddedBackend;
import io.lifafa.store.embedded.file.DiskSpace;
import io.netty.channel.Channel;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.h2.mvstore.MVStoreException;

/**
 * Runs commands on a store: reads at once, changes whole, and answers a change only when it is durable. A change that
 * failed waits as well: its error may tell of another's write (a duplicate key) that must not vanish any more.
 *
 * <p>Thread rule: any thread.
 */
public final class CommandRunner {

    /** MongoDB's code for a disk without space. */
    static final int OUT_OF_DISK_SPACE = 14031;

    /** Our own, known to {@code StoreFailures}: the files have been deleted, replaced or moved. */
    static final int FILES_GONE = 48_001;

    /** Our own, known to {@code StoreFailures}: what is stored is damaged. */
    static final int DAMAGED = 48_002;

    private static final int OPERATION_FAILED = 96;

    private final OpenStore store;
    private final EmbeddedBackend backend;
    private final DiskSpace disk;
    private final CareCommands care;

    public CommandRunner(OpenStore store, EmbeddedBackend backend, DiskSpace disk, CareCommands care) {
        this.store = store;
        this.backend = backend;
        this.disk = disk;
        this.care = care;
    }

    public OpenStore store() {
        return store;
    }

    public EmbeddedBackend backend() {
        return backend;
    }

    /** The reply; fails with a MongoServerException the client is to see, or another one that is a fault of ours. */
    public CompletableFuture<Document> run(Channel channel, String database, Document query) {
        String command = query.keySet().iterator().next();
        if (CareCommands.has(command)) {
            return CompletableFuture.completedFuture(care.run(store, command, query));
        }
        CommandKind kind = CommandKind.of(command, query);
        // A greeting names any database, and makes none.
        if (kind == CommandKind.READ && (CommandKind.isGreeting(command) || backend.knows(database))) {
            return CompletableFuture.completedFuture(
                    store.read(() -> whole(() -> backend.handleCommand(channel, database, command, query))));
        }
        refusal(kind).ifPresent(CommandRunner::refuse);
        return change(() -> backend.handleCommand(channel, database, command, query));
    }

    /** Why a change of this kind is not taken. */
    public Optional<WriteRefusal> refusal(CommandKind kind) {
        if (kind == CommandKind.READ) {
            return Optional.empty();
        }
        return store.gone()
                .map(what -> new WriteRefusal(
                        WriteRefusal.Reason.FILES_GONE,
                        what + ": nothing can be kept. Put the store's files back, or restart"))
                .or(() -> store.damage()
                        .map(what -> new WriteRefusal(
                                WriteRefusal.Reason.DAMAGED,
                                "the store is damaged: " + what + ". Stop, then lifafa store verify")))
                .or(() -> store.failure()
                        .map(failure -> new WriteRefusal(
                                WriteRefusal.Reason.STORE_FAILED,
                                "the store's file could not be written: " + failure.getMessage())))
                .or(() -> kind == CommandKind.WRITE ? disk.refusal() : Optional.empty());
    }

    /** Tells a client that meets damage what it is. */
    private Document whole(Supplier<Document> work) {
        try {
            return work.get();
        } catch (MVStoreException e) {
            throw store.damage()
                    .<RuntimeException>map(
                            what -> new MongoServerError(DAMAGED, "StoreDamaged", "the store is damaged: " + what, e))
                    .orElse(e);
        }
    }

    private CompletableFuture<Document> change(Supplier<Document> work) {
        CompletableFuture<Document> outcome;
        try {
            outcome = CompletableFuture.completedFuture(store.change(() -> whole(work)));
        } catch (RuntimeException e) {
            outcome = CompletableFuture.failedFuture(e);
        }
        CompletableFuture<Document> result = outcome;
        return store.durable()
                .handle((done, failure) -> {
                    if (failure != null) {
                        throw unwritten(failure);
                    }
                    // It has reached a file; whether that is still the store's is seen before it is acknowledged.
                    store.gone().ifPresent(CommandRunner::vanished);
                    return result;
                })
                .thenCompose(reply -> reply);
    }

    private static MongoServerError unwritten(Throwable failure) {
        return new MongoServerError(
                OPERATION_FAILED,
                "OperationFailed",
                "the write may be lost, the store's file could not be written: " + failure.getMessage(),
                failure);
    }

    private static void vanished(String what) {
        throw new MongoServerError(FILES_GONE, "StoreFilesGone", "the write is lost: " + what);
    }

    private static void refuse(WriteRefusal refusal) {
        throw switch (refusal.reason()) {
            case DISK_FULL -> new MongoServerError(OUT_OF_DISK_SPACE, "OutOfDiskSpace", refusal.message());
            case FILES_GONE -> new MongoServerError(FILES_GONE, "StoreFilesGone", refusal.message());
            case DAMAGED -> new MongoServerError(DAMAGED, "StoreDamaged", refusal.message());
            case STORE_FAILED, CLOSED -> new MongoServerError(OPERATION_FAILED, "OperationFailed", refusal.message());
        };
    }
}
