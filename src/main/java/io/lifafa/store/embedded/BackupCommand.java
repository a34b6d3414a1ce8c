package io.lifafa.store.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.BadValueException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The command {@code lifafaBackup}: its value is the absolute path of a new directory. The first call begins the copy,
 * each further one with the same path tells how it is doing: {@code running}, {@code done} or {@code failed}, with the
 * reason. One at a time.
 *
 * <p>Thread rule: any; the copy has a thread of its own.
 */
final class BackupCommand {

    static final String NAME = "lifafaBackup";

    private static final Logger LOG = LoggerFactory.getLogger(BackupCommand.class);

    private final boolean allowed;
    private String last = "";
    private CompletableFuture<Void> work = CompletableFuture.completedFuture(null);

    /** @param allowed false where anyone may use the server: they could fill any directory of its user */
    BackupCommand(boolean allowed) {
        this.allowed = allowed;
    }

    synchronized Document run(OpenStore store, Document query) {
        if (!allowed) {
            throw new BadValueException("a store that asks for no login (store.embedded_open) makes no backups");
        }
        String to = String.valueOf(query.get(NAME));
        if (!to.equals(last)) {
            if (!work.isDone()) {
                throw new BadValueException("another backup is being made, to " + last);
            }
            Path dir = path(to);
            last = to;
            work = new CompletableFuture<>();
            Thread thread = new Thread(() -> copy(store, dir, work), "lifafa-store-backup");
            thread.setDaemon(true);
            thread.start();
        }
        return reply();
    }

    private Document reply() {
        Document reply = new Document("state", "running");
        if (work.isDone()) {
            // Told once; the same directory may be asked for again, and is refused if it is not empty then.
            last = "";
            reply.put("state", work.isCompletedExceptionally() ? "failed" : "done");
            work.exceptionally(failure -> {
                reply.put("reason", failure.getMessage());
                return null;
            });
        }
        return reply.append("ok", 1.0);
    }

    private static Path path(String to) {
        try {
            Path dir = Path.of(to);
            if (dir.isAbsolute()) {
                return dir;
            }
        } catch (InvalidPathException e) {
            throw new BadValueException("not a path");
        }
        throw new BadValueException("the directory of the backup must be an absolute path");
    }

    private static void copy(OpenStore store, Path to, CompletableFuture<Void> done) {
        try {
            store.backup(to);
            LOG.info("a backup has been made in {}", to);
            done.complete(null);
        } catch (IOException | RuntimeException e) {
            LOG.warn("a backup could not be made: {}", e.getMessage());
            done.completeExceptionally(e);
        }
    }
}
