package io.lifafa.cli.store;

import io.lifafa.cli.base.ConfigOptions;
import io.lifafa.cli.base.ExitCode;
import io.lifafa.cli.base.FailureText;
import io.lifafa.cli.base.StopSignal;
import io.lifafa.config.StoreConfig;
import io.lifafa.node.StoreAccess;
import io.lifafa.store.embedded.Access;
import io.lifafa.store.embedded.EmbeddedOptions;
import io.lifafa.store.embedded.file.UriFile;
import io.lifafa.store.embedded.server.EmbeddedServer;
import io.vertx.core.Future;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lifafa store}. */
@Command(
        name = "store",
        description = {
            "Runs the embedded MongoDB server alone, for other processes to use.",
            "They need its login: MONGODB_URI_FILE=DATA_DIR/uri, or what --print-uri prints."
        },
        mixinStandardHelpOptions = true,
        subcommands = {StoreVerifyCommand.class, StoreSalvageCommand.class, StoreBackupCommand.class})
public final class StoreCommand implements Callable<Integer> {
    @Mixin
    private ConfigOptions options;

    @Option(names = "--port", defaultValue = "27017", description = "Port to listen on (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--in-memory", description = "Keep nothing on disk; for trying and measuring.")
    private boolean inMemory;

    @Option(
            names = "--print-uri",
            description =
                    "Only prints the URI, with the login, for the other processes' MONGODB_URI; makes the login if"
                            + " there is none yet.")
    private boolean printUri;

    @Override
    public Integer call() throws Exception {
        var config = options.load().store();
        var onDisk = StoreAccess.options(config).onPort(port);
        var wanted = inMemory ? onDisk.onlyInMemory() : onDisk;
        if (printUri) {
            System.out.println(EmbeddedServer.uriOf(wanted));
            return ExitCode.OK;
        }
        var server = EmbeddedServer.start(wanted);
        System.out.println("The store can be reached at " + server.address());
        System.out.println(hint(config, wanted, server));
        System.out.flush();
        return StopSignal.await(() -> {
            server.close();
            return Future.succeededFuture();
        });
    }

    private static String hint(StoreConfig config, EmbeddedOptions wanted, EmbeddedServer server) {
        if (wanted.access() instanceof Access.Open) {
            return "by anyone on " + config.embeddedHost() + ": it asks for no login (store.embedded_open)";
        }
        if (wanted.access() instanceof Access.Generated && wanted.dir().isEmpty()) {
            return "MONGODB_URI=" + server.uri() + " " + FailureText.program() + " run FILE";
        }
        return wanted.dir()
                .map(dir -> "MONGODB_URI_FILE=" + new UriFile(dir).path() + " " + FailureText.program() + " run FILE")
                .orElse("by the user lifafa with the password that was given");
    }
}
