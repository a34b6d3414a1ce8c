package io.lifafa.bench.cluster;

import io.lifafa.bench.Patience;
import io.lifafa.bench.Workload;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Streams of SMS, sent to the nodes all at once, the nodes in turn. Thread rule: one thread. */
final class ClusterFeed implements AutoCloseable {
    private final ExecutorService senders;
    private final List<Future<String>> batches = new ArrayList<>();

    private ClusterFeed(int streams) {
        senders = Executors.newFixedThreadPool(streams);
    }

    /** So many SMS as NDJSON, in parts of the same length. */
    static List<byte[]> parts(Workload workload, String run, long count, int parts) {
        var all = new ArrayList<byte[]>();
        for (int part = 0; part < parts; part++) {
            var bytes = new ByteArrayOutputStream();
            for (long i = count * part / parts; i < count * (part + 1) / parts; i++) {
                bytes.writeBytes(line(workload, run, i));
            }
            all.add(bytes.toByteArray());
        }
        return all;
    }

    private static byte[] line(Workload workload, String run, long index) {
        var sms = workload.sms(run, index);
        return (new JsonObject()
                                .put("unique_id", sms.id())
                                .put("user_id", sms.userId())
                                .put("sender", sms.sender())
                                .put("body", sms.body())
                                .put("date", sms.date().toString())
                                .encode()
                        + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Does not wait until they are taken. */
    static ClusterFeed begin(List<byte[]> parts, List<ClusterNode> nodes) {
        var feed = new ClusterFeed(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            var node = nodes.get(i % nodes.size());
            feed.batches.add(feed.senders.submit(() -> node.send(part)));
        }
        return feed;
    }

    /** Returns when all of it is taken. */
    void awaitTaken(double seconds) throws InterruptedException, ExecutionException, TimeoutException {
        for (var batch : batches) {
            batch.get((long) (seconds * 1_000), TimeUnit.MILLISECONDS);
        }
    }

    /** Returns when all of it is done, as this node says. */
    void awaitDone(ClusterNode node, double seconds) throws InterruptedException, ExecutionException, TimeoutException {
        awaitTaken(seconds);
        for (var batch : batches) {
            var id = batch.get();
            Patience.until("batch " + id + " done", seconds, () -> node.isDone(id));
        }
    }

    @Override
    public void close() {
        senders.shutdownNow();
    }
}
