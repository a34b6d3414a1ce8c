package io.lifafa.store.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.netty.channel.Channel;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Runs commands on a store: reads at once, changes whole, and answers a change only when it is durable. A change that
 * failed waits as well: its error may tell of another's write (a duplicate key) that must not vanish any more.
 *
 * <p>Thread rule: any thread.
 */
final class CommandRunner {

    /** MongoDB's code for a disk without space. */
    static final int OUT_OF_DISK_SPACE = 14031;

    private static final int OPERATION_FAILED = 96;

    private final OpenStore store;
    private final EmbeddedBackend backend;
    private final DiskSpace disk;

    CommandRunner(OpenStore store, EmbeddedBackend backend, DiskSpace disk) {
        this.store = store;
        this.backend = backend;
        this.disk = disk;
    }

    OpenStore store() {
        return store;
    }

    EmbeddedBackend backend() {
        return backend;
    }

    /** The reply; fails with a MongoServerException the client is to see, or another one that is a fault of ours. */
    CompletableFuture<Document> run(Channel channel, String database, Document query) {
        String command = query.keySet().iterator().next();
        CommandKind kind = CommandKind.of(command, query);
        // A greeting names any database, and makes none.
        if (kind == CommandKind.READ && (CommandKind.isGreeting(command) || backend.knows(database))) {
            return CompletableFuture.completedFuture(
                    store.read(() -> backend.handleCommand(channel, database, command, query)));
        }
        refusal(kind).ifPresent(CommandRunner::refuse);
        return change(() -> backend.handleCommand(channel, database, command, query));
    }

    /** Why a change of this kind is not taken. */
    Optional<WriteRefusal> refusal(CommandKind kind) {
        if (kind == CommandKind.READ) {
            return Optional.empty();
        }
        return store.failure()
                .map(failure -> new WriteRefusal(
                        WriteRefusal.Reason.STORE_FAILED,
                        "the store's file could not be written: " + failure.getMessage()))
                .or(() -> kind == CommandKind.WRITE ? disk.refusal() : Optional.empty());
    }

    private CompletableFuture<Document> change(Supplier<Document> work) {
        CompletableFuture<Document> outcome;
        try {
            outcome = CompletableFuture.completedFuture(store.change(work));
        } catch (RuntimeException e) {
            outcome = CompletableFuture.failedFuture(e);
        }
        CompletableFuture<Document> result = outcome;
        return store.durable()
                .handle((done, failure) -> {
                    if (failure != null) {
                        throw unwritten(failure);
                    }
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

    private static void refuse(WriteRefusal refusal) {
        throw switch (refusal.reason()) {
            case DISK_FULL -> new MongoServerError(OUT_OF_DISK_SPACE, "OutOfDiskSpace", refusal.message());
            case STORE_FAILED, CLOSED -> new MongoServerError(OPERATION_FAILED, "OperationFailed", refusal.message());
        };
    }
}
