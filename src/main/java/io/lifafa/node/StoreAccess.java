package io.lifafa.node;

import io.lifafa.config.LifafaConfig;
import io.lifafa.config.StoreConfig;
import io.lifafa.store.crypt.TextEncryption;
import io.lifafa.store.database.Database;
import io.lifafa.store.embedded.Access;
import io.lifafa.store.embedded.EmbeddedOptions;
import io.lifafa.store.embedded.StoreHeldException;
import io.lifafa.store.embedded.auth.Credential;
import io.lifafa.store.embedded.server.EmbeddedServer;
import io.lifafa.tenants.crypt.MasterKeys;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database and, where no other is configured, the embedded server behind it.
 *
 * @param database the client
 * @param server the embedded server, if this process runs one
 * @param encryption of the texts, if they are encrypted
 */
public record StoreAccess(Database database, Optional<EmbeddedServer> server, Optional<TextEncryption> encryption) {
    private static final Logger LOG = LoggerFactory.getLogger(StoreAccess.class);

    /**
     * Opens the configured store. Blocks while the embedded one reads its file.
     *
     * @throws IOException if the embedded store cannot be opened, for instance because another process holds it, or a
     *     file that TLS needs cannot be used
     */
    public static StoreAccess open(Vertx vertx, StoreConfig config) throws IOException {
        try {
            return config.uri().isPresent()
                    ? plain(Database.open(vertx, config.uri().get(), config), Optional.empty())
                    : embedded(vertx, config);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * The same, but where another process holds the embedded store, that one's server is used, with the login that it left
     * for its owner. Blocks.
     *
     * @throws IOException as {@link #open}
     */
    public static StoreAccess openOrShare(Vertx vertx, StoreConfig config) throws IOException {
        return openOrShare(vertx, config, false);
    }

    private static StoreAccess openOrShare(Vertx vertx, StoreConfig config, boolean looking) throws IOException {
        try {
            return looking && config.uri().isEmpty()
                    ? over(vertx, config, EmbeddedServer.look(options(config)))
                    : open(vertx, config);
        } catch (StoreHeldException held) {
            var uri = held.uri().orElseThrow(() -> held);
            LOG.info("{}; it is used there", held.getMessage());
            return plain(Database.open(vertx, uri, config), Optional.empty());
        }
    }

    /**
     * The same for a command that needs the store now: one that cannot be used is told of within some two seconds.
     *
     * @return fails as {@link #open} throws, and as {@link Database#require} fails; then the store is closed
     */
    public static Future<StoreAccess> require(Vertx vertx, StoreConfig config) {
        return require(vertx, config, false);
    }

    /** The same for a command that only reads: it changes no byte in the directory of the embedded store. */
    public static Future<StoreAccess> requireToRead(Vertx vertx, StoreConfig config) {
        return require(vertx, config, true);
    }

    private static Future<StoreAccess> require(Vertx vertx, StoreConfig config, boolean looking) {
        return vertx.executeBlocking(() -> openOrShare(vertx, config, looking), false)
                .compose(store -> store.database().require(vertx).map(store).recover(failure -> store.close(vertx)
                        .transform(closed -> Future.failedFuture(failure))));
    }

    private static StoreAccess embedded(Vertx vertx, StoreConfig config) throws IOException {
        return over(vertx, config, EmbeddedServer.start(options(config)));
    }

    private static StoreAccess over(Vertx vertx, StoreConfig config, EmbeddedServer server) throws IOException {
        return plain(Database.open(vertx, server.uri(), config), Optional.of(server));
    }

    /** How the embedded server is configured. */
    public static EmbeddedOptions options(StoreConfig config) {
        Access access = config.embeddedOpen()
                ? new Access.Open()
                : config.embeddedPassword()
                        .<Access>map(password -> new Access.Password(new Credential(password)))
                        .orElseGet(Access.Generated::new);
        return new EmbeddedOptions(
                Optional.of(config.dataDir()),
                config.embeddedHost(),
                config.embeddedPort(),
                config.durability(),
                config.reserveBytes(),
                access);
    }

    private static StoreAccess plain(Database database, Optional<EmbeddedServer> server) {
        return new StoreAccess(database, server, Optional.empty());
    }

    /** The same store, whose texts are encrypted under these keys; as it is if there are none. */
    StoreAccess encrypted(Vertx vertx, Optional<MasterKeys> masters) {
        var encryption = masters.map(it -> TextEncryption.over(vertx, database, it));
        return new StoreAccess(encryption.map(TextEncryption::database).orElse(database), server, encryption);
    }

    /** Succeeds if the texts in the store can be read; fails as {@link TextEncryption#require}. */
    Future<Void> requireTexts() {
        return TextEncryption.require(database, encryption.map(TextEncryption::masters));
    }

    /**
     * The same as {@link #require} for a command that needs the texts of SMS.
     *
     * @return fails also if the master key is missing or wrong, or its file cannot be read; the message names the key
     */
    public static Future<StoreAccess> requireTexts(Vertx vertx, LifafaConfig config, boolean looking) {
        return vertx.executeBlocking(() -> TextEncryption.masterKeys(config.security()), false)
                .compose(masters -> require(vertx, config.store(), looking).map(it -> it.encrypted(vertx, masters)))
                .compose(store -> store.requireTexts().map(store).recover(failure -> store.close(vertx)
                        .transform(closed -> Future.failedFuture(failure))));
    }

    /** True if nobody else can be working on the store when it is opened. */
    boolean isExclusive() {
        return server.isPresent();
    }

    /** Closes the client, then the server. */
    public Future<Void> close(Vertx vertx) {
        return database.close()
                .transform(closed -> vertx.executeBlocking(
                        () -> {
                            server.ifPresent(EmbeddedServer::close);
                            return null;
                        },
                        false));
    }
}
