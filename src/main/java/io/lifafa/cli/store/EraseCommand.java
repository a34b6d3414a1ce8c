package io.lifafa.cli.store;

import io.lifafa.cli.base.Await;
import io.lifafa.cli.base.ConfigOptions;
import io.lifafa.cli.base.ExitCode;
import io.lifafa.node.StoreAccess;
import io.lifafa.sms.identity.Tenant;
import io.lifafa.store.ErasureState;
import io.lifafa.store.Erasures;
import io.lifafa.store.database.DatabaseClock;
import io.lifafa.store.stage.StoreClients;
import io.lifafa.store.stage.StoreOptions;
import io.lifafa.store.stage.StoreVerticle;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lifafa erase}. */
@Command(
        name = "erase",
        description = {
            "Removes all that is stored of a user, also while nodes run, and waits until that is done.",
            "Broken off, it is gone on with by the next node or command that has the store."
        },
        mixinStandardHelpOptions = true)
public final class EraseCommand implements Callable<Integer> {
    private static final long LOOK_MILLIS = 500;

    @Mixin
    private ConfigOptions options;

    @Option(names = "--user", required = true, paramLabel = "ID", description = "Whose SMS.")
    private String user;

    @Option(names = "--tenant", paramLabel = "NAME", description = "Of which tenant. Default: the configured one.")
    private String tenant;

    @Override
    public Integer call() throws Exception {
        var config = options.load();
        var vertx = Vertx.vertx();
        try {
            var store = Await.on(StoreAccess.require(vertx, config.store()));
            try {
                var clock = new DatabaseClock(store.database());
                Await.on(clock.start(vertx));
                var served = new StoreOptions(
                        config.store().lease(), config.store().idempotencyRetention(), config.tenant());
                Await.on(vertx.deployVerticle(new StoreVerticle(store.database(), served, clock, Optional.empty())));
                var erasures = StoreClients.here(vertx, config.store().timeout())
                        .services()
                        .erasures();
                return print(erase(erasures, Tenant.of(tenant == null ? config.tenant() : tenant, config.tenant())));
            } finally {
                Await.on(store.close(vertx));
            }
        } finally {
            Await.on(vertx.close());
        }
    }

    private ErasureState erase(Erasures erasures, Tenant of) throws Exception {
        var state = Await.on(erasures.erase(of, user, "command line"));
        System.err.println("erasure " + state.id() + " has begun; it takes a minute at least");
        while (state.doneAt().isEmpty()) {
            Thread.sleep(LOOK_MILLIS);
            state = Await.on(erasures.erasure(of, state.id()));
        }
        return state;
    }

    private static int print(ErasureState state) {
        System.out.println("erasure " + state.id() + " is done; removed:");
        new TreeMap<>(state.counts())
                .forEach((collection, count) -> System.out.printf("  %s: %d%n", collection, count));
        return ExitCode.OK;
    }
}
