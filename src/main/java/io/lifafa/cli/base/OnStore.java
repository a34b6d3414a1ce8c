package io.lifafa.cli.base;

import io.lifafa.config.LifafaConfig;
import io.lifafa.node.StoreAccess;
import io.lifafa.store.database.Database;
import io.lifafa.store.database.StoreIdentity;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/**
 * A command that works on the configured store, also while nodes run on it: opens it, or asks the process that holds it. A store
 * that was begun for another tenant than is configured is not changed.
 */
public abstract class OnStore implements Callable<Integer> {
    @Mixin
    private ConfigOptions options;

    @Override
    public final Integer call() throws Exception {
        var config = options.load();
        var vertx = Vertx.vertx();
        try {
            var access = Await.on(
                    changes()
                            ? StoreAccess.require(vertx, config.store())
                            : StoreAccess.requireToRead(vertx, config.store()));
            try {
                if (changes()) {
                    Await.on(StoreIdentity.requireHome(access.database(), config.tenant()));
                }
                return work(access.database(), config);
            } finally {
                Await.on(access.close(vertx));
            }
        } finally {
            Await.on(vertx.close());
        }
    }

    /** Whether the command changes what is stored; one that does not leaves the store's files alone. */
    protected boolean changes() {
        return true;
    }

    /** Does the work; blocks. Gives the exit code. */
    protected abstract int work(Database database, LifafaConfig config) throws Exception;
}
