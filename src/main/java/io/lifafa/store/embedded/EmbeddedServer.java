package io.lifafa.store.embedded;

import io.lifafa.store.embedded.auth.Credential;
import io.lifafa.store.embedded.auth.Scram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.h2.mvstore.MVStore;
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
    private final Optional<Credential> credential;
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
        this.runner = open();
        this.credential = credential();
    }

    private Optional<Credential> credential() throws IOException {
        if (options.access() instanceof Access.Open) {
            if (options.dir().isPresent()) {
                LOG.warn(
                        "the store asks for no login (store.embedded_open): whoever reaches its port on {} may read and"
                                + " change everything",
                        options.host());
            }
            return Optional.empty();
        }
        if (options.access() instanceof Access.Password password) {
            return Optional.of(password.credential());
        }
        return Optional.of(
                options.dir().isPresent() ? new UriFile(options.dir().get()).credential() : Credential.random());
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

    /**
     * Where clients will find a server that is started with these options, with the login that they need; makes the login
     * if there is none yet.
     *
     * @throws IllegalArgumentException if that cannot be known before: a free port, or a login of one start alone
     * @throws IOException if the file with the login cannot be read or written
     */
    public static String uriOf(EmbeddedOptions options) throws IOException {
        if (options.port() == 0
                || options.access() instanceof Access.Generated && options.dir().isEmpty()) {
            throw new IllegalArgumentException(
                    "the URI is not known before the start: name a port, and for a store in memory a password"
                            + " (store.embedded_password)");
        }
        String address = options.hostToReach() + ":" + options.port();
        if (options.access() instanceof Access.Password password) {
            return password.credential().uri(address);
        }
        return options.access() instanceof Access.Open
                ? "mongodb://" + address
                : new UriFile(options.dir().orElseThrow()).prepare(address);
    }

    /** Where clients find it, with the login that they need: a secret if there is one. */
    public String uri() {
        return credential.map(login -> login.uri(hostAndPort())).orElseGet(this::address);
    }

    /** Where clients find it, without a login: {@code mongodb://host:port}. */
    public String address() {
        return "mongodb://" + hostAndPort();
    }

    private String hostAndPort() {
        return options.hostToReach() + ":" + port();
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

    private CommandRunner open() throws IOException {
        OpenStore store = openStore();
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

    private OpenStore openStore() throws IOException {
        if (options.dir().isEmpty()) {
            return OpenStore.inMemory(StoreFile.openInMemory());
        }
        StoreFile file = new StoreFile(options.dir().get(), seams.scheme());
        MVStore store = file.open();
        try {
            Journal journal = new Journal(file.openJournal());
            int mostUnsaved = MemoryShare.ofThisHeap().unsavedBytes();
            return OpenStore.durable(store, new Checkpoints(store, journal, options.durability(), mostUnsaved));
        } catch (IOException e) {
            store.closeImmediately();
            throw new IOException("cannot open the journal of the store: " + e.getMessage(), e);
        }
    }

    private void listen() throws IOException {
        if (options.dir().isPresent()) {
            new HolderFile(options.dir().get()).delete();
        }
        wire = new WireServer(options.host(), options.port(), () -> runner, credential.map(Scram::new));
        if (options.dir().isPresent()) {
            new HolderFile(options.dir().get()).write(uri(), seams.clock().instant());
            new UriFile(options.dir().get()).write(uri());
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
            runner = open();
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
