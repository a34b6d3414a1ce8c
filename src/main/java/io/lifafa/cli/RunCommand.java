package io.lifafa.cli;

import io.lifafa.ingest.ChunkReader;
import io.lifafa.ingest.Receipt;
import io.lifafa.ingest.Refusal;
import io.lifafa.ingest.formats.Format;
import io.lifafa.ingest.formats.SmsReaders;
import io.lifafa.node.Node;
import io.lifafa.store.BatchProgress;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
final class RunCommand implements Callable<Integer> {
    /** A full backlog empties as long as the engine works; the reading of a file can wait for it. */
    private static final Duration PATIENCE = Duration.ofHours(12);

    private static final long POLL_MILLIS = 100;

    /** The more is open, the more there is to count, and the less it matters to know at once. */
    private static final long LONGEST_POLL_MILLIS = 2_000;

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

    @Override
    public Integer call() throws Exception {
        var config = options.load();
        ResultFile.requireWritable(Optional.ofNullable(out));
        var node = Await.on(Node.start(config, false));
        var stop = new Thread(() -> interrupted(node), "lifafa-stop");
        Runtime.getRuntime().addShutdownHook(stop);
        // Opened only now: a node that cannot start must not cost the results of the run before.
        try (var lines = ResultFile.open(Optional.ofNullable(out))) {
            return work(node, config.zone(), lines);
        } finally {
            Await.on(node.stop());
            forget(stop);
        }
    }

    private static void interrupted(Node node) {
        System.err.println("interrupted; what was taken is kept and goes on with the next run or serve");
        try {
            Await.on(node.stop());
        } catch (Exception e) {
            System.err.println("not stopped in order: " + e.getClass().getSimpleName());
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException stopping) {
            // The process is ending by that very hook, which has said so.
            return;
        }
    }

    private int work(Node node, ZoneId zone, ResultFile lines) throws Exception {
        var summary = new RunSummary();
        try (var ids = new IdSpool()) {
            long began = System.nanoTime();
            process(node, ids, summary);
            summary.took(Duration.ofNanos(System.nanoTime() - began));
            new RunResults(node.services().archive(), zone, summary.batchIds(), ids).write(lines, show);
        }
        summary.print(System.out);
        return summary.everySmsIsFinal() ? LifafaCommand.OK : LifafaCommand.NOT_OK;
    }

    private void process(Node node, IdSpool ids, RunSummary summary) throws Exception {
        try (var progress = new Progress(node.vertx())) {
            for (var file : files) {
                read(file, node, ids, summary, progress);
            }
            progress.allRead(summary.accepted());
            for (var receipt : summary.receipts()) {
                summary.finished(awaitEnd(node, receipt));
            }
        }
    }

    private void read(String file, Node node, IdSpool ids, RunSummary summary, Progress progress) {
        try (var in = open(file)) {
            var reader = SmsReaders.open(in, Format.ofFileName(file), unsaid.over(node.reading()));
            try (var chunks = new ChunkReader(
                    reader, node.reading().tenant(), UUID.randomUUID().toString(), sms -> {
                        ids.add(sms.id());
                        progress.read(1);
                    })) {
                summary.read(file, node.intake().stream(chunks, PATIENCE), chunks.failure());
            }
        } catch (Refusal refusal) {
            summary.refused(file, refusal);
        } catch (IOException e) {
            summary.unreadable(file, FailureText.reason(e));
        } catch (UncheckedIOException e) {
            summary.unreadable(file, FailureText.reason(e.getCause()));
        }
    }

    private static InputStream open(String file) throws IOException {
        if (file.equals("-")) {
            return new FilterInputStream(System.in) {
                @Override
                public void close() {
                    // not ours to close
                }
            };
        }
        var path = Path.of(file);
        if (Files.isDirectory(path)) {
            throw new IOException("it is a directory; name the files in it");
        }
        return new BufferedInputStream(Files.newInputStream(path), 1 << 16);
    }

    private static BatchProgress awaitEnd(Node node, Receipt receipt) throws Exception {
        while (true) {
            var progress = Await.on(node.services().archive().batch(receipt.batchId()));
            if (progress.done()) {
                return progress;
            }
            Await.on(node.vertx().timer(Math.min(LONGEST_POLL_MILLIS, POLL_MILLIS + 10L * progress.openChunks())));
        }
    }
}
