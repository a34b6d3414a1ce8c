package io.lifafa.cli.run;

import io.lifafa.cli.base.Await;
import io.lifafa.cli.base.FailureText;
import io.lifafa.ingest.ChunkReader;
import io.lifafa.ingest.Receipt;
import io.lifafa.ingest.Refusal;
import io.lifafa.ingest.formats.Format;
import io.lifafa.ingest.formats.SmsReaders;
import io.lifafa.ingest.formats.input.ReadOptions;
import io.lifafa.node.Node;
import io.lifafa.sms.identity.BatchIds;
import io.lifafa.store.BatchProgress;
import io.lifafa.store.failure.StorePatience;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Takes files in and waits until every SMS of them has come to its end, or until waiting for the extraction API is of no
 * use: what was taken in then stays in the store. Thread rule: one thread, which it blocks.
 */
public final class RunWork {
    private static final long POLL_MILLIS = 100;

    /** The more is open, the more there is to count, and the less it matters to know at once. */
    private static final long LONGEST_POLL_MILLIS = 2_000;

    private final BatchIds batchIds = new BatchIds();
    private final Node node;
    private final ReadOptions reading;
    private final StorePatience store;
    private final ApiPatience patience;
    private final IdSpool ids;
    private final RunSummary summary;
    private final Progress progress;
    private Optional<ApiTrouble> gaveUp = Optional.empty();

    public RunWork(
            Node node,
            ReadOptions reading,
            StorePatience store,
            ApiPatience patience,
            IdSpool ids,
            RunSummary summary,
            Progress progress) {
        this.node = node;
        this.reading = reading;
        this.store = store;
        this.patience = patience;
        this.ids = ids;
        this.summary = summary;
        this.progress = progress;
    }

    /** Fails if the store is away for longer than may be. */
    public void on(List<String> files) throws Exception {
        for (var file : files) {
            if (gaveUp.isEmpty()) {
                read(file);
            } else {
                summary.unreadable(file, "not read: the run ended before");
            }
        }
        progress.allRead(summary.accepted());
        for (var receipt : summary.receipts()) {
            summary.finished(awaitEnd(receipt));
        }
        gaveUp.ifPresent(summary::gaveUp);
        summary.answeredBy(progress.answerers(), node.vertx());
    }

    private boolean mayWait() {
        gaveUp = gaveUp.or(() -> patience.over(progress.trouble(), progress.settled()));
        return gaveUp.isEmpty();
    }

    private void read(String file) {
        try (var in = open(file)) {
            var reader = SmsReaders.open(in, Format.ofFileName(file), reading);
            try (var chunks = new ChunkReader(reader, reading.tenant().name(), batchIds.next(), sms -> {
                ids.add(sms.id());
                progress.read(1);
            })) {
                summary.read(file, node.intake().stream(chunks, store, this::mayWait), chunks.failure());
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

    /** How far it has come when it is done, or when waiting is over. */
    private BatchProgress awaitEnd(Receipt receipt) throws Exception {
        while (true) {
            var batch = Await.on(store.with(() -> node.services().archive().batch(receipt.batchId())));
            if (batch.done() || !mayWait()) {
                return batch;
            }
            Await.on(node.vertx().timer(Math.min(LONGEST_POLL_MILLIS, POLL_MILLIS + 10L * batch.openChunks())));
        }
    }
}
