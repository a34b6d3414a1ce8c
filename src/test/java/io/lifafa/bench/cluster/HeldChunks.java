package io.lifafa.bench.cluster;

import static io.lifafa.testsupport.Awaiting.await;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.FindOptions;
import io.vertx.ext.mongo.MongoClient;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Who holds which chunks, read from the store itself. Thread rule: any. */
final class HeldChunks implements AutoCloseable {
    private static final long LONGEST_SECONDS = 20;
    private static final FindOptions LEASE =
            new FindOptions().setFields(new JsonObject().put("owner", 1).put("epoch", 1));

    private final Vertx vertx = Vertx.vertx();
    private final MongoClient client;

    HeldChunks(String storeUri) {
        client = MongoClient.create(
                vertx, new JsonObject().put("connection_string", storeUri).put("db_name", "lifafa"));
    }

    /** The open chunks whose newest lease is that of a worker of this node, with the number of that lease. */
    Map<String, Long> of(String node) throws IOException, InterruptedException {
        return inbox().stream()
                .filter(chunk -> chunk.getString("owner", "").startsWith(node + "/"))
                .collect(Collectors.toMap(chunk -> chunk.getString("_id"), chunk -> chunk.getLong("epoch")));
    }

    /** How many of them nobody else has taken up or closed. */
    long untouched(Map<String, Long> held) throws IOException, InterruptedException {
        return inbox().stream()
                .filter(chunk -> chunk.getLong("epoch").equals(held.get(chunk.getString("_id"))))
                .count();
    }

    /** How many of them nobody has closed. */
    long open(Map<String, Long> held) throws IOException, InterruptedException {
        return inbox().stream()
                .filter(chunk -> held.containsKey(chunk.getString("_id")))
                .count();
    }

    private List<JsonObject> inbox() throws IOException, InterruptedException {
        try {
            return client.findWithOptions("inbox", new JsonObject(), LEASE)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the store does not tell", e);
        }
    }

    @Override
    public void close() {
        await(vertx.close());
    }
}
