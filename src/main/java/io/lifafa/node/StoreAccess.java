package io.lifafa.node;

import io.lifafa.config.StoreConfig;
import io.lifafa.store.Database;
import io.lifafa.store.embedded.EmbeddedOptions;
import io.lifafa.store.embedded.EmbeddedServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.Optional;

/**
 * The database and, where no other is configured, the embedded server behind it.
 *
 * @param database the client
 * @param server the embedded server, if this process runs one
 */
public record StoreAccess(Database database, Optional<EmbeddedServer> server) {
    /**
     * Opens the configured store. Blocks while the embedded one reads its file.
     *
     * @throws IOException if the embedded store cannot be opened, for instance because another process holds it
     */
    public static StoreAccess open(Vertx vertx, StoreConfig config) throws IOException {
        if (config.uri().isPresent()) {
            return new StoreAccess(Database.open(vertx, config.uri().get(), config), Optional.empty());
        }
        var server = EmbeddedServer.start(new EmbeddedOptions(
                Optional.of(config.dataDir()),
                config.embeddedHost(),
                config.embeddedPort(),
                config.durability(),
                config.reserveBytes()));
        return new StoreAccess(Database.open(vertx, server.uri(), config), Optional.of(server));
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
