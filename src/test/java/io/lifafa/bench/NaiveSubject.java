package io.lifafa.bench;

import io.lifafa.ingest.formats.item.ReadItem;
import io.lifafa.sms.Sms;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * The simplest client: so many threads, each asks for 20 SMS at a time, again after a failure, and believes what it reads.
 * It shows that the harness measures what it should, and what the faults do to an engine without defences.
 */
final class NaiveSubject implements Subject {
    private static final int THREADS = Integer.getInteger("bench.naive.threads", 16);
    private static final int SMS_PER_CALL = 20;
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final long PAUSE_NANOS = 50_000_000;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Map<String, JsonObject> stored = new ConcurrentHashMap<>();
    private final URI uri;
    private volatile boolean stopped;

    NaiveSubject(String apiUrl) {
        this.uri = URI.create(apiUrl + "/chat/completions");
    }

    @Override
    public void begin(Feed feed) {
        for (int i = 0; i < THREADS; i++) {
            threads.execute(() -> work(feed));
        }
    }

    private void work(Feed feed) {
        for (var batch = take(feed); !batch.isEmpty() && !stopped; batch = take(feed)) {
            while (!stopped && !batch.stream().allMatch(sms -> stored.containsKey(sms.id()))) {
                try {
                    ask(batch);
                } catch (IOException e) {
                    LockSupport.parkNanos(PAUSE_NANOS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    private static List<Sms> take(Feed feed) {
        var batch = new ArrayList<Sms>();
        while (batch.size() < SMS_PER_CALL) {
            var item = feed.next();
            if (item.isEmpty()) {
                break;
            }
            batch.add(((ReadItem.Accepted) item.get()).sms());
        }
        return batch;
    }

    private void ask(List<Sms> batch) throws IOException, InterruptedException {
        var items = new JsonArray();
        batch.stream()
                .filter(sms -> !stored.containsKey(sms.id()))
                .map(sms -> new JsonObject()
                        .put("id", sms.id())
                        .put("sender", sms.sender())
                        .put("body", sms.body())
                        .put("date", sms.date().toString()))
                .forEach(items::add);
        var message = new JsonObject().put("role", "user").put("content", items.encode());
        var question = new JsonObject().put("model", "any").put("messages", new JsonArray().add(message));
        var response = client.send(
                HttpRequest.newBuilder(uri)
                        .timeout(TIMEOUT)
                        .POST(BodyPublishers.ofString(question.encode()))
                        .build(),
                BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("status " + response.statusCode());
        }
        keep(response.body());
    }

    private void keep(String body) throws IOException {
        try {
            var content = new JsonObject(body)
                    .getJsonArray("choices")
                    .getJsonObject(0)
                    .getJsonObject("message")
                    .getString("content");
            for (var result : new JsonObject(content).getJsonArray("results")) {
                var json = (JsonObject) result;
                stored.putIfAbsent(json.getString("id"), json);
            }
        } catch (RuntimeException e) {
            throw new IOException("unreadable", e);
        }
    }

    @Override
    public long settled() {
        return stored.size();
    }

    @Override
    public Map<String, JsonObject> read(List<String> ids) {
        var rows = new HashMap<String, JsonObject>();
        ids.stream().filter(stored::containsKey).forEach(id -> rows.put(id, stored.get(id)));
        return rows;
    }

    @Override
    public void close() {
        stopped = true;
        threads.shutdownNow();
    }
}
