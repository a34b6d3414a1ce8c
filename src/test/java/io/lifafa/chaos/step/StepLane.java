package io.lifafa.chaos.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.chaos.StoreView;
import io.lifafa.chaos.step.StepApi.Mood;
import io.lifafa.promises.Child;
import io.lifafa.promises.Client;
import io.lifafa.testsupport.Awaiting;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Nodes on one database, one after another, each of which dies where it is told to. Thread rule: one thread. */
final class StepLane implements AutoCloseable {
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(2);
    private static final Duration LONGEST_END = Duration.ofMinutes(3);
    private static final Duration BETWEEN_REQUESTS = Duration.ofMillis(150);
    private static final Duration ANSWER = Duration.ofSeconds(15);

    private final Path dir;
    private final StepNode nodes;
    private final String storeUri;
    private final String database;
    private final StoreView store;
    private final StepApi api;
    private final StepRequests requests;
    private final Map<String, String> settings = new HashMap<>();
    private boolean replayed;

    StepLane(Path dir, StepNode nodes, String storeUri, StepPlan.Lane lane, Vertx vertx, long seed) throws IOException {
        this.dir = Files.createDirectories(dir);
        this.nodes = nodes;
        this.storeUri = storeUri;
        database = dir.getFileName().toString();
        store = new StoreView(storeUri, database);
        api = new StepApi(vertx);
        requests = new StepRequests(new Random(seed + lane.ordinal()), lane.hasApi());
        settings.putAll(Map.of(
                "store.uri",
                storeUri,
                "store.database",
                database,
                "store.lease",
                "1s",
                "http.port",
                "0",
                "management.port",
                "0",
                "pipeline.retry_delay",
                "50ms",
                "pipeline.max_attempts",
                "2",
                "pipeline.poll_interval",
                "50ms",
                "node.roles",
                "ingest=1,pipeline=1,cache,limiter,api,store=1,health,web=1"));
        if (lane.hasApi()) {
            // The API of this test knows an SMS by its reference.
            settings.putAll(Map.of("api.url", api.url(), "api.fallback", "wait", "api.redact", "false"));
        }
    }

    /** A whole life without a fault, at whose end the JVM archives what it has loaded. */
    void warmUp() throws Exception {
        try (var node = nodes.archiving(dir, settings)) {
            requests.sendNew(client(node), "warm-up");
            Awaiting.until("no open chunks", LONGEST_END, () -> store.openChunks() == 0 || !node.isAlive());
            assertThat(node.isAlive()).as(node.output()).isTrue();
            node.stop();
            assertThat(node.exitCode()).as(node.output()).isZero();
        }
    }

    private static Client client(Child node) throws IOException {
        return new Client(node.port(), ANSWER);
    }

    /** One life; true if it ended where it was to. */
    boolean run(StepFault fault, String name) throws Exception {
        requests.beginBlock();
        try (var node = nodes.start(dir, settings, Optional.of(fault))) {
            Awaiting.until("it serves or is gone", LONGEST_LIFE, () -> !node.isAlive() || node.serves());
            var scene = new StepScene(fault.step().scene(), node, store, api, requests, name);
            long end = System.nanoTime() + LONGEST_LIFE.toNanos();
            while (node.isAlive() && !scene.isOver() && System.nanoTime() < end) {
                replayed |= scene.play();
                node.hasEnded(BETWEEN_REQUESTS);
            }
            api.mood(Mood.WELL);
            return hit(node, fault);
        }
    }

    private static boolean hit(Child node, StepFault fault) throws Exception {
        if (node.isAlive()) {
            return false;
        }
        int code = node.exitCode();
        assertThat(code).as(node.output()).isNotEqualTo(FaultyNode.UNLABELLED);
        return code == FaultyNode.HALTED && node.output().contains(FaultyNode.LAST_WORDS + fault);
    }

    /** A node that does not die finishes all there is; then everything has to be right. */
    void settle() throws Exception {
        try (var node = nodes.start(dir, settings, Optional.empty())) {
            var client = client(node);
            Awaiting.until("all requests are answered", LONGEST_END, () -> {
                StepScene.age(store);
                requests.sendAgain(client);
                return requests.areAllAnswered();
            });
            awaitEnd(node);
            if (replayed) {
                StepScene.replay(client);
                awaitEnd(node);
            }
            node.stop();
            assertThat(node.exitCode()).as(node.output()).isZero();
        }
        new StepBooks(store, requests, settings.containsKey("api.url"), api.healedBelow()).check();
        audit();
    }

    /** What never ends is named: a chunk that has lost its SMS, for instance. */
    private void awaitEnd(Child node) throws IOException {
        try {
            Awaiting.until(
                    "all work of " + database + " is done",
                    LONGEST_END,
                    () -> store.openChunks() == 0 || !node.isAlive());
        } catch (AssertionError late) {
            throw new AssertionError(late.getMessage() + ": " + store.all("inbox") + "\n" + node.output(), late);
        }
    }

    private void audit() throws IOException, InterruptedException {
        try (var audit = Child.process(
                Files.createDirectories(dir.resolve("audit")),
                "128m",
                List.of("audit", "--set", "store.uri=" + storeUri, "--set", "store.database=" + database))) {
            int code = audit.exitCode();
            assertThat(code).as(audit.output()).isZero();
        }
    }

    @Override
    public void close() {
        api.close();
        store.close();
    }
}
