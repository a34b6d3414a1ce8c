package io.lifafa.cli;

import io.lifafa.store.embedded.EmbeddedOptions;
import io.lifafa.store.embedded.EmbeddedServer;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lifafa store}. */
@Command(
        name = "store",
        description = "Runs the embedded MongoDB server alone, for other processes to use.",
        mixinStandardHelpOptions = true)
final class StoreCommand implements Callable<Integer> {
    @Mixin
    private ConfigOptions options;

    @Option(names = "--port", defaultValue = "27017", description = "Port to listen on (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--in-memory", description = "Keep nothing on disk; for trying and measuring.")
    private boolean inMemory;

    @Override
    public Integer call() throws Exception {
        var config = options.load().store();
        var server = EmbeddedServer.start(new EmbeddedOptions(
                inMemory ? Optional.empty() : Optional.of(config.dataDir()),
                config.embeddedHost(),
                port,
                config.durability(),
                config.reserveBytes()));
        System.out.println("The store can be reached at " + server.uri());
        System.out.flush();
        return StopSignal.await(() -> {
            server.close();
            return Future.succeededFuture();
        });
    }
}
