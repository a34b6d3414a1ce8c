package io.lifafa.cli.store;

import io.lifafa.cli.base.Await;
import io.lifafa.cli.base.ConfigOptions;
import io.lifafa.node.StoreAccess;
import io.lifafa.store.database.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.function.Function;

/** A long task that the process which holds the embedded store does for a command. Thread rule: the main thread. */
final class HolderTask {
    private static final long LOOK_MILLIS = 200;

    private HolderTask() {}

    /**
     * Asks for it, and again until it is done; returns the last answer.
     *
     * @throws IOException if it failed, with the reason
     */
    static JsonObject run(ConfigOptions options, Function<Database, Future<JsonObject>> ask) throws Exception {
        options.set("store.uri", "");
        var vertx = Vertx.vertx();
        try {
            var store = Await.on(StoreAccess.require(vertx, options.load().store()));
            try {
                JsonObject state = Await.on(ask.apply(store.database()));
                while ("running".equals(state.getString("state"))) {
                    Thread.sleep(LOOK_MILLIS);
                    state = Await.on(ask.apply(store.database()));
                }
                if (!"done".equals(state.getString("state"))) {
                    throw new IOException(state.getString("reason"));
                }
                return state;
            } finally {
                Await.on(store.close(vertx));
            }
        } finally {
            Await.on(vertx.close());
        }
    }
}
