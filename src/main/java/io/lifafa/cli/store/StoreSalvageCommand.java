package io.lifafa.cli.store;

import io.lifafa.cli.base.Await;
import io.lifafa.cli.base.ConfigOptions;
import io.lifafa.cli.base.ExitCode;
import io.lifafa.node.StoreAccess;
import io.lifafa.store.check.ConsistencyCheck;
import io.lifafa.store.check.LostBatches;
import io.lifafa.store.database.Database;
import io.lifafa.store.embedded.care.StoreCare;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Optional;
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
        var damaged = options.load().store().dataDir();
        var salvaged = StoreCare.salvage(damaged, to);
        System.out.println("Saved into " + to + ":");
        salvaged.documents().forEach(line -> System.out.println("  " + line));
        salvaged.problems().forEach(problem -> System.out.println("not readable: " + problem));
        System.out.println("What is there, checked batch by batch:");
        options.set("store.uri", "");
        options.set("store.data_dir", to.toString());
        // Where all was read, a number that is skipped was never accepted.
        return look(salvaged.problems().isEmpty() ? Optional.empty() : Optional.of(damaged));
    }

    private int look(Optional<Path> damaged) throws Exception {
        var config = options.load();
        var vertx = Vertx.vertx();
        try {
            var store = Await.on(StoreAccess.requireToRead(vertx, config.store()));
            try {
                int audit = AuditCommand.print(Await.on(new ConsistencyCheck(store.database()).run()));
                if (damaged.isEmpty()) {
                    return audit;
                }
                tellLost(store.database(), damaged.get());
                return ExitCode.NOT_OK;
            } finally {
                Await.on(store.close(vertx));
            }
        } finally {
            Await.on(vertx.close());
        }
    }

    private static void tellLost(Database database, Path damaged) throws Exception {
        var lost = Await.on(LostBatches.in(database));
        StoreCare.mentions(damaged, lost::named);
        var lines = lost.report();
        System.out.println(
                lines.isEmpty()
                        ? "Of batches that are missing altogether there is no trace."
                        : "What else is missing, by batch:");
        lines.forEach(line -> System.out.println("  " + line));
    }
}
