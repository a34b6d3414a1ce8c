package io.lifafa.simulator;

import static io.lifafa.testsupport.Awaiting.await;

import io.lifafa.testsupport.Awaiting;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/** A simulator on a free port, quick unless told otherwise, and a client for it. */
final class TestSimulator implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final SimulatorVerticle simulator;

    private TestSimulator(SimulatorVerticle simulator) {
        this.simulator = simulator;
        await(vertx.deployVerticle(simulator));
    }

    static TestSimulator start(Map<Setting, String> settings) {
        var all = new EnumMap<Setting, String>(Map.of(Setting.LATENCY, "1ms", Setting.PER_ITEM, "0ms"));
        all.putAll(settings);
        return new TestSimulator(new SimulatorVerticle(0, all));
    }

    record Answer(int status, JsonObject json, HttpResponse<String> response) {
        static Answer of(HttpResponse<String> response) {
            return new Answer(response.statusCode(), new JsonObject(response.body()), response);
        }

        /** The model's text. */
        String content() {
            return json.getJsonArray("choices")
                    .getJsonObject(0)
                    .getJsonObject("message")
                    .getString("content");
        }

        JsonArray results() {
            return new JsonObject(content()).getJsonArray("results");
        }

        String error() {
            return json.getJsonObject("error").getString("message");
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    /** A message about money: {@code m-NUMBER}, amount {@code 100.NUMBER}. */
    static JsonObject sms(int number) {
        return new JsonObject()
                .put("id", "m-" + number)
                .put("sender", "AX-SURYAB-T")
                .put(
                        "body",
                        "Sent Rs.1%02d.50 From Surya Bank A/C *88%02d To KAVERI TIFFINS On 02/06/2025 Ref 5160987612%02d. Avl bal Rs.9%02d.25"
                                .formatted(number, number, number, number))
                .put("date", "2025-06-02T15:48:00+05:30");
    }

    static JsonArray sms(int first, int count) {
        var array = new JsonArray();
        for (int i = first; i < first + count; i++) {
            array.add(sms(i));
        }
        return array;
    }

    static JsonObject question(String text) {
        return new JsonObject()
                .put("model", "test-model")
                .put(
                        "messages",
                        new JsonArray()
                                .add(new JsonObject().put("role", "system").put("content", "Read these."))
                                .add(new JsonObject().put("role", "user").put("content", text)));
    }

    /** Asks for so many SMS, numbered from 0. */
    Answer ask(int count) {
        return chat(question(sms(0, count).encode()).encode());
    }

    CompletableFuture<Answer> asking(int count) {
        return post("/v1/chat/completions", question(sms(0, count).encode()).encode());
    }

    Answer chat(String body, String... headers) {
        return await(post("/v1/chat/completions", body, headers));
    }

    JsonObject set(JsonObject changes) {
        return await(post("/set", changes.encode())).json();
    }

    CompletableFuture<Answer> post(String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + simulator.port() + path))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.sendAsync(request.build(), BodyHandlers.ofString()).thenApply(Answer::of);
    }

    Answer get(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + simulator.port() + path));
        return await(client.sendAsync(request.build(), BodyHandlers.ofString()).thenApply(Answer::of));
    }

    JsonObject stats() {
        return get("/stats").json();
    }

    /** Returns the statistics as soon as they are so. */
    JsonObject awaitStats(Predicate<JsonObject> wanted) {
        var stats = new AtomicReference<>(stats());
        Awaiting.until("the statistics", () -> {
            stats.set(stats());
            return wanted.test(stats.get());
        });
        return stats.get();
    }

    @Override
    public void close() {
        await(vertx.close());
    }
}
