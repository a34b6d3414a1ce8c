package io.lifafa.cli.run;

import io.lifafa.cli.base.Await;
import io.lifafa.cli.base.ConfigOptions;
import io.lifafa.cli.base.DurationConverter;
import io.lifafa.cli.base.StopSignal;
import io.lifafa.node.Node;
import io.lifafa.node.NodeStart;
import io.lifafa.store.failure.StorePatience;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lifafa run}. */
@Command(
        name = "run",
        description = {
            "Reads SMS from files, understands them and stores the transactions.",
            "Formats: JSON, NDJSON, CSV, SMS Backup & Restore XML; each also gzipped."
        },
        mixinStandardHelpOptions = true)
public final class RunCommand implements Callable<Integer> {
    /** So long the store may be away, from one failed call to the next that succeeds, before the run ends. */
    private static final Duration STORE_AWAY = Duration.ofMinutes(1);

    @Mixin
    private ConfigOptions options;

    @Mixin
    private UnsaidOptions unsaid;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files to read; - reads the standard input.")
    private List<String> files;

    @Option(names = "--out", paramLabel = "FILE", description = "Writes one JSON object for each SMS.")
    private Path out;

    @Option(
            names = "--show",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many transactions the summary shows (default: ${DEFAULT-VALUE}).")
    private int show;

    @Option(
            names = "--give-up-after",
            paramLabel = "DURATION",
            defaultValue = "2m",
            converter = DurationConverter.class,
            description =
                    "How long an outage of the extraction API may last, without one good answer, before the run ends;"
                            + " what was taken in stays for the next one (default: ${DEFAULT-VALUE}).")
    private Duration giveUpAfter;

    @Override
    public Integer call() throws Exception {
        var config = options.load();
        ResultFile.requireWritable(Optional.ofNullable(out));
        var start = Node.begin(config, false);
        var signal = StopSignal.on(() -> interrupted(start));
        try {
            return work(Await.on(start.node()), config.zone());
        } catch (Exception e) {
            if (start.isStopping()) {
                StopSignal.forever();
            }
            throw e;
        } finally {
            signal.forget();
        }
    }

    private static void interrupted(NodeStart start) {
        System.err.println("interrupted; what was taken is kept and goes on with the next run or serve");
        StopSignal.stop(start::stop);
    }

    private int work(Node node, ZoneId zone) throws Exception {
        // Opened only now: a node that cannot start must not cost the results of the run before.
        try (var lines = ResultFile.open(Optional.ofNullable(out))) {
            return work(node, zone, lines);
        } finally {
            Await.on(node.stop());
        }
    }

    private int work(Node node, ZoneId zone, ResultFile lines) throws Exception {
        var summary = new RunSummary();
        var store = new StorePatience(node.vertx(), STORE_AWAY);
        try (var ids = new IdSpool()) {
            long began = System.nanoTime();
            try (var progress = new Progress(node.vertx())) {
                var patience = new ApiPatience(giveUpAfter, System::nanoTime);
                new RunWork(node, unsaid.over(node.reading()), store, patience, ids, summary, progress).on(files);
            }
            summary.took(Duration.ofNanos(System.nanoTime() - began));
            new RunResults(node.services().archive(), store, zone, summary.batchIds(), ids).write(lines, show);
        }
        summary.print(System.out, System.err);
        return summary.exitCode();
    }
}
