package io.lifafa.store.embedded.server;

import io.lifafa.store.embedded.Access;
import io.lifafa.store.embedded.EmbeddedOptions;
import io.lifafa.store.embedded.NoStoreException;
import io.lifafa.store.embedded.StoreHeldException;
import io.lifafa.store.embedded.WriteRefusal;
import io.lifafa.store.embedded.auth.Credential;
import io.lifafa.store.embedded.auth.Scram;
import io.lifafa.store.embedded.care.OpenStore;
import io.lifafa.store.embedded.command.CareCommands;
import io.lifafa.store.embedded.command.CommandKind;
import io.lifafa.store.embedded.command.CommandRunner;
import io.lifafa.store.embedded.data.EmbeddedBackend;
import io.lifafa.store.embedded.data.Expiry;
import io.lifafa.store.embedded.data.Recovery;
import io.lifafa.store.embedded.file.DiskSpace;
import io.lifafa.store.embedded.file.HolderFile;
import io.lifafa.store.embedded.file.StoreFile;
import io.lifafa.store.embedded.file.StoreFormat;
import io.lifafa.store.embedded.file.UriFile;
import io.lifafa.store.embedded.wire.WireServer;
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
    private final Maintenance keeper = new Maintenance();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Optional<Credential> credential;
    /** Nothing in the directory may change. */
    private final boolean looking;

    private volatile CommandRunner runner;
    private WireServer wire;

    private EmbeddedServer(EmbeddedOptions options, ServerSeams seams, boolean looking) throws IOException {
        this.options = options;
        this.seams = seams;
        this.looking = looking;
        this.disk = new DiskSpace(
                seams.usableBytes()
                        .orElse(() -> options.dir().map(EmbeddedServer::usable).orElse(Long.MAX_VALUE)),
                looking ? 0 : options.reserveBytes());
        this.runner = open(false);
        this.credential = credential();
    }

    /** A directory that is not there has no space either, but that is another trouble. */
    private static long usable(Path dir) {
        long usable = dir.toFile().getUsableSpace();
        return usable > 0 || dir.toFile().exists() ? usable : Long.MAX_VALUE;
    }

    private Optional<Credential> credential() throws IOException {
        if (looking) {
            return Optional.of(Credential.random());
        }
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

    /**
     * The same on a free local port, but only to look at what is stored: no byte in the directory changes. What the
     * journal has and the data file has not is there; what is written is seen and gone when the server is closed.
     *
     * @throws NoStoreException if there is no store
     * @throws IOException as {@link #start}
     */
    public static EmbeddedServer look(EmbeddedOptions options) throws IOException {
        return listening(new EmbeddedServer(options.onlyHere(), ServerSeams.production(), true));
    }

    public static EmbeddedServer start(EmbeddedOptions options, ServerSeams seams) throws IOException {
        return listening(new EmbeddedServer(options, seams, false));
    }

    private static EmbeddedServer listening(EmbeddedServer server) throws IOException {
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
        runner.store().endCare();
        keeper.close();
        runner.store().close();
        noted().ifPresent(EmbeddedServer::forgetHolder);
    }

    private CommandRunner open(boolean anew) throws IOException {
        OpenStore store = openStore(anew);
        try {
            EmbeddedBackend backend = new EmbeddedBackend(store.maps(), store.changes(), seams.clock());
            store.recover(new Recovery(backend));
            boolean known = !(options.access() instanceof Access.Open);
            return new CommandRunner(store, backend, disk, new CareCommands(known));
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
        if (looking) {
            return OpenStore.of(file.look(), options.durability());
        }
        return OpenStore.of(anew ? file.reopen() : file.open(), options.durability());
    }

    /** Where it is noted who holds the store. */
    private Optional<Path> noted() {
        return looking ? Optional.empty() : options.dir();
    }

    private void listen() throws IOException {
        if (noted().isPresent()) {
            new HolderFile(noted().get()).delete();
        }
        wire = new WireServer(options.host(), options.port(), () -> runner, credential.map(Scram::new));
        if (noted().isPresent()) {
            new HolderFile(noted().get()).write(uri(), seams.clock().instant());
            new UriFile(noted().get()).write(uri());
        }
        if (looking) {
            return;
        }
        keeper.every(seams.expireEvery(), "expiring documents", this::expire);
        keeper.every(seams.upkeepEvery(), "upkeep", this::upkeep);
    }

    private void upkeep() {
        if (runner.store().gone().isPresent()) {
            // Opening anew what is not there would make things worse.
            return;
        }
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
        if (runner.refusal(CommandKind.REMOVE).isPresent()) {
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
