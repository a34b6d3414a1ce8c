package io.lifafa.store.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A MongoDB server inside this process: any MongoDB client reaches it at {@link #uri()}.
 *
 * <p>A write is acknowledged only when it has reached the file ({@link io.lifafa.config.Durability#FILE}) or the disk
 * ({@code DISK}); writes that come in together share one commit. All data is in one file, {@code lifafa.mv}, which one
 * process holds at a time.
 *
 * <p>Thread rule: any thread, but {@link #start} and {@link #close} wait for the disk and are not for an event loop.
 */
public final class EmbeddedServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final int EXPIRED_A_TIME = 1_000;

    private final EmbeddedOptions options;
    private final ServerSeams seams;
    private final DiskSpace disk;
    private final Keeper keeper = new Keeper();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile CommandRunner runner;
    private WireServer wire;

    private EmbeddedServer(EmbeddedOptions options, ServerSeams seams) throws IOException {
        this.options = options;
        this.seams = seams;
        this.disk = new DiskSpace(
                seams.usableBytes().orElse(() -> options.dir()
                        .map(dir -> dir.toFile().getUsableSpace())
                        .orElse(Long.MAX_VALUE)),
                options.reserveBytes());
        this.runner = open(false);
    }

    /**
     * Opens the store and listens.
     *
     * @throws StoreHeldException if another process holds the store; the message says how to reach it
     * @throws IOException if the directory, the file or the port can not be used; the message says which and why. A
     *     file that is damaged or of another kind is left as it is
     */
    public static EmbeddedServer start(EmbeddedOptions options) throws IOException {
        return start(options, ServerSeams.production());
    }

    static EmbeddedServer start(EmbeddedOptions options, ServerSeams seams) throws IOException {
        EmbeddedServer server = new EmbeddedServer(options, seams);
        try {
            server.listen();
            return server;
        } catch (IOException | RuntimeException e) {
            server.keeper.close();
            server.runner.store().close();
            throw e;
        }
    }

    /** Where clients find it: {@code mongodb://host:port}. */
    public String uri() {
        String host = options.host().equals("0.0.0.0") ? EmbeddedOptions.LOCALHOST : options.host();
        return "mongodb://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port();
    }

    public int port() {
        return wire.port();
    }

    /** Why it takes no writes at the moment; empty if it does. Reads go on in any case but {@code CLOSED}. */
    public Optional<WriteRefusal> refusesWrites() {
        return closed.get()
                ? Optional.of(new WriteRefusal(WriteRefusal.Reason.CLOSED, "the embedded server is closed"))
                : runner.refusal(CommandKind.WRITE);
    }

    /** How many commits have been made since the file was opened: with many writers far fewer than writes. */
    public long commits() {
        return runner.store().commits();
    }

    /** Ends the commands under way, commits and closes the file. The second call does nothing. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        wire.stop();
        keeper.close();
        runner.store().close();
        options.dir().ifPresent(EmbeddedServer::forgetHolder);
    }

    private CommandRunner open(boolean anew) throws IOException {
        OpenStore store = openStore(anew);
        try {
            EmbeddedBackend backend = new EmbeddedBackend(store.maps(), store.changes(), seams.clock());
            store.recover(new Recovery(backend));
            return new CommandRunner(store, backend, disk);
        } catch (RuntimeException e) {
            store.abandon();
            throw new IOException("cannot read the store: " + e.getMessage(), e);
        } catch (IOException e) {
            store.abandon();
            throw e;
        }
    }

    private OpenStore openStore(boolean anew) throws IOException {
        if (options.dir().isEmpty()) {
            return OpenStore.inMemory(StoreFormat.openInMemory());
        }
        StoreFile file = new StoreFile(options.dir().get(), seams.scheme());
        return OpenStore.of(anew ? file.reopen() : file.open(), options.durability());
    }

    private void listen() throws IOException {
        if (options.dir().isPresent()) {
            new HolderFile(options.dir().get()).delete();
        }
        wire = new WireServer(options.host(), options.port(), () -> runner);
        if (options.dir().isPresent()) {
            new HolderFile(options.dir().get()).write(uri(), seams.clock().instant());
        }
        keeper.every(seams.expireEvery(), "expiring documents", this::expire);
        keeper.every(seams.upkeepEvery(), "upkeep", this::upkeep);
    }

    private void upkeep() {
        if (runner.store().failure().isPresent()) {
            reopen();
        } else {
            runner.store().upkeep();
        }
    }

    /** Everything acknowledged is in the file up to its last commit; what was not has been told so. */
    private void reopen() {
        runner.store().close();
        try {
            runner = open(true);
            LOG.info("the store has been opened anew at its last commit");
        } catch (IOException e) {
            throw new UncheckedIOException("the store stays read-only", e);
        }
    }

    /** In bites, each its own change, so that clients get their turn. */
    private void expire() {
        OpenStore store = runner.store();
        if (store.failure().isPresent()) {
            return;
        }
        List<Expiry> expiries = store.read(runner.backend()::expiries);
        for (Expiry expiry : expiries) {
            int deleted = EXPIRED_A_TIME;
            while (deleted == EXPIRED_A_TIME && !closed.get()) {
                deleted = store.change(() -> expiry.delete(EXPIRED_A_TIME));
                store.durable().join();
            }
        }
    }

    private static void forgetHolder(Path dir) {
        try {
            new HolderFile(dir).delete();
        } catch (IOException e) {
            LOG.warn("could not delete the note of who holds the store: {}", e.getMessage());
        }
    }
}
