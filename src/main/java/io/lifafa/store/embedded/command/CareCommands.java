package io.lifafa.store.embedded.command;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.BadValueException;
import io.lifafa.store.embedded.care.OpenStore;
import io.lifafa.store.embedded.care.StoreCare;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The commands {@code lifafaBackup}, whose value is the absolute path of a new directory, {@code lifafaVerify} and
 * {@code lifafaOverwrite}, whose value is any text that the caller makes up. The first call begins, each further one with the same value tells how it is
 * doing: {@code running}, {@code done} (of a verification with {@code documents} and {@code problems}) or {@code failed},
 * with the reason. One at a time.
 *
 * <p>Thread rule: any; the work has a thread of its own.
 */
public final class CareCommands {

    private static final String BACKUP = "lifafaBackup";
    private static final String VERIFY = "lifafaVerify";
    private static final String OVERWRITE = "lifafaOverwrite";
    private static final Set<String> NAMES = Set.of(BACKUP, VERIFY, OVERWRITE);
    private static final Logger LOG = LoggerFactory.getLogger(CareCommands.class);

    private final boolean writes;
    private String last = "";
    private CompletableFuture<Document> work = CompletableFuture.completedFuture(new Document());

    /** What is done, on a thread of its own. */
    private interface Care {
        Document run() throws IOException;
    }

    /** @param writes false where anyone may use the server: they could fill any directory of its user */
    public CareCommands(boolean writes) {
        this.writes = writes;
    }

    static boolean has(String command) {
        return NAMES.contains(command);
    }

    synchronized Document run(OpenStore store, String command, Document query) {
        String value = String.valueOf(query.get(command));
        Care care =
                switch (command) {
                    case BACKUP -> backup(store, value);
                    case VERIFY -> () -> verify(store);
                    default -> () -> overwrite(store);
                };
        String asked = command + " " + value;
        if (!asked.equals(last)) {
            if (!work.isDone()) {
                throw new BadValueException("a backup, a verification or an overwriting is under way; wait for it");
            }
            last = asked;
            work = new CompletableFuture<>();
            begin(command, care, work);
        }
        return reply();
    }

    private static void begin(String command, Care care, CompletableFuture<Document> done) {
        Thread thread = new Thread(
                () -> {
                    try {
                        done.complete(care.run());
                    } catch (IOException | RuntimeException e) {
                        LOG.warn("{} failed: {}", command, e.getMessage());
                        done.completeExceptionally(e);
                    }
                },
                "lifafa-store-care");
        thread.setDaemon(true);
        thread.start();
    }

    private Document reply() {
        if (!work.isDone()) {
            return new Document("state", "running").append("ok", 1.0);
        }
        // Told once; the same may be asked for again, and is done again then.
        last = "";
        Document reply = new Document();
        try {
            reply.append("state", "done").putAll(work.join());
        } catch (CompletionException e) {
            reply.append("state", "failed").append("reason", e.getCause().getMessage());
        }
        return reply.append("ok", 1.0);
    }

    private Care backup(OpenStore store, String to) {
        if (!writes) {
            throw new BadValueException("a store that asks for no login (store.embedded_open) makes no backups");
        }
        Path dir = path(to);
        return () -> {
            store.backup(dir);
            LOG.info("a backup has been made in {}", dir);
            return new Document();
        };
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

    private static Document overwrite(OpenStore store) throws IOException {
        store.overwriteRemoved();
        return new Document();
    }

    private static Document verify(OpenStore store) throws IOException {
        StoreCare.Verified verified = store.verify();
        return new Document("documents", verified.documents()).append("problems", verified.problems());
    }
}
