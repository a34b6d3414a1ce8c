package io.lifafa.bench;

import static io.lifafa.testsupport.Awaiting.await;

import io.lifafa.config.load.ConfigLoader;
import io.lifafa.ingest.ChunkReader;
import io.lifafa.json.ExtractionJson;
import io.lifafa.json.Form;
import io.lifafa.node.Node;
import io.lifafa.sms.Status;
import io.lifafa.store.BatchProgress;
import io.lifafa.store.StoredSms;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** The engine: a node in this process, over the durable embedded store in a directory. */
final class NodeSubject implements Subject {
    private static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");
    private static final int NOT_FOUND = 404;

    private final Node node;
    private final String batchId = UUID.randomUUID().toString();
    private Optional<Thread> feeding = Optional.empty();
    private Optional<Feed> feed = Optional.empty();

    private NodeSubject(Node node) {
        this.node = node;
    }

    /** Nothing is set but the API's address, the learning cache, which is off, and where the store is. */
    static NodeSubject start(String apiUrl, Path data) throws Exception {
        var settings = Map.of(
                "api.url",
                apiUrl,
                "cache.enabled",
                "false",
                "store.data_dir",
                data.toString(),
                "store.reserve_bytes",
                "0");
        return new NodeSubject(await(Node.start(ConfigLoader.load(Optional.empty(), Map.of(), settings), false)));
    }

    @Override
    public void begin(Feed source) {
        feed = Optional.of(source);
        var thread = new Thread(() -> take(source), "bench-feed");
        thread.setDaemon(true);
        thread.start();
        feeding = Optional.of(thread);
    }

    private void take(Feed source) {
        try (var chunks = new ChunkReader(source, node.reading().tenant().name(), batchId)) {
            node.intake().stream(chunks, Duration.ofHours(1));
        } catch (Exception e) {
            System.err.println("feeding ended: " + e);
        }
    }

    @Override
    public long settled() throws Exception {
        return await(node.services()
                .archive()
                .batch(batchId)
                .map(NodeSubject::settled)
                .recover(failure -> failure instanceof ServiceException it && it.failureCode() == NOT_FOUND
                        ? Future.succeededFuture(0L)
                        : Future.failedFuture(failure)));
    }

    private static long settled(BatchProgress progress) {
        return progress.tally().settled();
    }

    @Override
    public Map<String, JsonObject> read(List<String> ids) throws Exception {
        var rows = new HashMap<String, JsonObject>();
        for (var stored : await(node.services().archive().sms(ids))) {
            if (stored.status() != Status.DEAD) {
                rows.put(stored.sms().id(), json(stored));
            }
        }
        return rows;
    }

    private static JsonObject json(StoredSms stored) {
        return stored.extraction()
                .map(it -> ExtractionJson.write(it, stored.sms(), Form.http(ZONE)))
                .orElseGet(() -> new JsonObject()
                        .put(
                                "message_intent",
                                stored.intent().map(it -> it.wireName()).orElse(null)));
    }

    @Override
    public void close() throws IOException {
        feed.ifPresent(Feed::close);
        try {
            await(node.stop());
            if (feeding.isPresent()) {
                feeding.get().join(TimeUnit.MINUTES.toMillis(1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IOException("the node did not stop", e);
        }
    }
}
