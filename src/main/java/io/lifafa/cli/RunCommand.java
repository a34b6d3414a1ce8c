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
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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

    private static final long POLL_MILLIS = 200;

    @Mixin
    private ConfigOptions options;

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
        var node = Await.on(Node.start(config, false));
        var stop = new Thread(() -> stopQuietly(node), "lifafa-stop");
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            return work(node, config.zone());
        } finally {
            Await.on(node.stop());
            Runtime.getRuntime().removeShutdownHook(stop);
        }
    }

    private static void stopQuietly(Node node) {
        try {
            Await.on(node.stop());
        } catch (Exception e) {
            System.err.println("not stopped in order: " + e.getClass().getSimpleName());
        }
    }

    private int work(Node node, ZoneId zone) throws Exception {
        var summary = new RunSummary();
        try (var ids = new IdSpool()) {
            long began = System.nanoTime();
            process(node, ids, summary);
            summary.took(Duration.ofNanos(System.nanoTime() - began));
            new RunResults(node.services().archive(), zone, summary.batchIds(), ids)
                    .write(Optional.ofNullable(out), show);
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

    private static void read(String file, Node node, IdSpool ids, RunSummary summary, Progress progress) {
        try (var in = open(file)) {
            var reader = SmsReaders.open(in, Format.ofFileName(file), node.reading());
            try (var chunks = new ChunkReader(
                    reader, node.reading().tenant(), UUID.randomUUID().toString(), sms -> {
                        ids.add(sms.id());
                        progress.read(1);
                    })) {
                summary.read(file, node.intake().stream(chunks, PATIENCE), chunks.failure());
            }
        } catch (Refusal refusal) {
            summary.refused(file, refusal);
        } catch (NoSuchFileException e) {
            summary.unreadable(file, "there is no such file");
        } catch (AccessDeniedException e) {
            summary.unreadable(file, "it may not be read by this user");
        } catch (IOException e) {
            summary.unreadable(file, e.getMessage());
        } catch (UncheckedIOException e) {
            summary.unreadable(file, e.getCause().getMessage());
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
            Await.on(node.vertx().timer(POLL_MILLIS));
        }
    }
}
