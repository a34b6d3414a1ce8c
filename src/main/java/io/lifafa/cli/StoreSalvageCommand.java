package io.lifafa.cli;

import io.lifafa.node.StoreAccess;
import io.lifafa.store.ConsistencyCheck;
import io.lifafa.store.embedded.StoreCare;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code lifafa store salvage}. */
@Command(
        name = "salvage",
        description = {
            "Writes what can be read of a damaged embedded store into a new directory and says what is missing there.",
            "The damaged one stays as it is. Exit code 0: nothing is missing, 1: something is."
        },
        mixinStandardHelpOptions = true)
final class StoreSalvageCommand implements Callable<Integer> {
    @Mixin
    private ConfigOptions options;

    @Parameters(paramLabel = "NEWDIR", description = "A directory that is not there yet, or empty.")
    private Path to;

    @Override
    public Integer call() throws Exception {
        var salvaged = StoreCare.salvage(options.load().store().dataDir(), to);
        System.out.println("Saved into " + to + ":");
        salvaged.documents().forEach(line -> System.out.println("  " + line));
        salvaged.problems().forEach(problem -> System.out.println("not readable: " + problem));
        System.out.println("What is there, checked batch by batch:");
        options.set("store.uri", "");
        options.set("store.data_dir", to.toString());
        int audit = audit();
        return salvaged.problems().isEmpty() ? audit : LifafaCommand.NOT_OK;
    }

    private int audit() throws Exception {
        var config = options.load();
        var vertx = Vertx.vertx();
        try {
            var store = Await.on(StoreAccess.requireToRead(vertx, config.store()));
            try {
                return AuditCommand.print(Await.on(new ConsistencyCheck(store.database()).run()));
            } finally {
                Await.on(store.close(vertx));
            }
        } finally {
            Await.on(vertx.close());
        }
    }
}
