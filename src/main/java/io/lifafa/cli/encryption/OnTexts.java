package io.lifafa.cli.encryption;

import io.lifafa.cli.base.Await;
import io.lifafa.cli.base.ConfigOptions;
import io.lifafa.config.ConfigException;
import io.lifafa.config.LifafaConfig;
import io.lifafa.node.StoreAccess;
import io.lifafa.store.crypt.TextEncryption;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** What the sub-commands of {@code lifafa encryption} share: they open the store, or ask the process that holds it. */
abstract class OnTexts implements Callable<Integer> {
    @Mixin
    private ConfigOptions options;

    @Override
    public Integer call() throws Exception {
        var config = options.load();
        var vertx = Vertx.vertx();
        try {
            var store = Await.on(open(vertx, config));
            try {
                return work(store, vertx);
            } finally {
                Await.on(store.close(vertx));
            }
        } finally {
            Await.on(vertx.close());
        }
    }

    Future<StoreAccess> open(Vertx vertx, LifafaConfig config) throws ConfigException {
        return StoreAccess.requireTexts(vertx, config, false);
    }

    /** @throws IllegalStateException if no master key is configured */
    static TextEncryption encryption(StoreAccess store) {
        return store.encryption()
                .orElseThrow(() -> new IllegalStateException(
                        "no master key is configured: set security.master_key_file (or security.master_keys)"));
    }

    abstract int work(StoreAccess store, Vertx vertx) throws Exception;
}
