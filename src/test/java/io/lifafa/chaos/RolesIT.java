package io.lifafa.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.promises.Child;
import io.lifafa.testsupport.Awaiting;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each stage on nodes of its own: none of them has all that the work needs. */
@Timeout(400)
class RolesIT {
    private static final Duration LONGEST = Duration.ofSeconds(120);
    private static final Duration AT_ONCE = Duration.ofSeconds(3);
    private static final int FRONT = 0;
    private static final int WORKER = 1;
    private static final int BACK = 2;
    private static final int PER_POST = 20;
    private static final long SEED = 20_250_602;

    @TempDir
    Path dir;

    private int posted;

    @Test
    void stagesOnDifferentNodesDoTheWorkTogetherAndSayWhichOfThemIsMissing() throws Exception {
        try (var api = new SimulatedApi(dir.resolve("api"), List.of());
                var ground = new Ground(dir)) {
            startInTheWrongOrder(ground, api);
            var before = post(ground);
            awaitDone(ground, before);

            losesItsOnlyWorker(ground);
            losesItsStore(ground);

            for (int number = 0; number < posted; number++) {
                assertEnded(ground, number);
            }
            assertThat(api.count("requests")).as("calls of the API").isPositive();
            assertNothingFellApart(ground);
            audit(ground);
        }
    }

    /** Whoever needs the store waits for it, and says so. */
    private void startInTheWrongOrder(Ground ground, SimulatedApi api) throws IOException {
        start(ground, FRONT, "ingest,web,health", api);
        Awaiting.until("the front node says what is missing", LONGEST, () -> causes(ground.node(FRONT))
                .contains("no node runs api, cache, ingest, limiter, pipeline, store, web"));
        start(ground, WORKER, "pipeline,cache,health", api);
        start(ground, BACK, "store,limiter,api,health", api);
        awaitReady(ground);
    }

    private void start(Ground ground, int node, String roles, SimulatedApi api) throws IOException {
        ground.start(node, Map.of("node.roles", roles, "api.url", api.url(), "store.data_dir", dir + "/data" + node));
    }

    private void losesItsOnlyWorker(Ground ground) throws Exception {
        ground.node(WORKER).process().stop();
        assertThat(ground.node(WORKER).process().exitCode()).isZero();
        long gone = System.nanoTime();
        Awaiting.until("missed", LONGEST, () -> causes(ground.node(FRONT)).contains("no node runs cache, pipeline"));
        var missed = Duration.ofNanos(System.nanoTime() - gone);
        var waiting = post(ground);
        ground.node(WORKER).start();
        long started = System.nanoTime();
        awaitReady(ground);
        awaitDone(ground, waiting);
        System.out.printf(
                "RolesIT: a stage's last node was missed after %d ms; with another all was done after %d ms%n",
                missed.toMillis(), (System.nanoTime() - started) / 1_000_000);
    }

    private void losesItsStore(Ground ground) throws Exception {
        var halfDone = post(ground);
        ground.node(BACK).kill();
        Awaiting.until("refused", LONGEST, () -> isRefused(ground));
        Awaiting.until("said", LONGEST, () -> causes(ground.node(FRONT)).contains("limiter, store"));
        long asked = System.nanoTime();
        assertThat(isRefused(ground)).as("answered").isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - asked))
                .as("known to be away")
                .isLessThan(AT_ONCE);
        ground.node(BACK).start();
        long started = System.nanoTime();
        awaitReady(ground);
        awaitDone(ground, halfDone);
        awaitDone(ground, post(ground));
        System.out.printf(
                "RolesIT: the store's node was killed and all was done %d ms after its start%n",
                (System.nanoTime() - started) / 1_000_000);
    }

    private static void awaitReady(Ground ground) {
        for (var node : ground.nodes()) {
            try {
                Awaiting.until(
                        node.name() + " is ready", LONGEST, () -> causes(node).equals("ready"));
            } catch (AssertionError late) {
                throw new AssertionError(
                        ground.nodes().stream().map(RolesIT::state).toList().toString(), late);
            }
        }
    }

    private static String state(NodeProcess node) {
        try {
            return node.name() + ": " + causes(node);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What keeps a node from being ready; "ready" if nothing does, empty if it does not answer. */
    private static String causes(NodeProcess node) throws InterruptedException {
        try {
            var answer = node.management().get("/health/ready");
            return answer.statusCode() == 200 ? "ready" : answer.body();
        } catch (IOException notNow) {
            return "";
        }
    }

    private static boolean isRefused(Ground ground) throws InterruptedException {
        try {
            var answer = ground.node(FRONT)
                    .client()
                    .send("application/json", batch(1_000_000).encode());
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            return true;
        } catch (IOException unanswered) {
            return false;
        }
    }

    /** The id of a batch of new statements. */
    private String post(Ground ground) throws IOException, InterruptedException {
        var answer = ground.node(FRONT)
                .client()
                .send("application/json", batch(posted).encode());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        posted += PER_POST;
        return new JsonObject(answer.body()).getString("batch_id");
    }

    private static JsonArray batch(int first) {
        var batch = new JsonArray();
        for (int number = first; number < first + PER_POST; number++) {
            batch.add(Trickle.json(Statement.of(SEED, 0, number)));
        }
        return batch;
    }

    private static void awaitDone(Ground ground, String batch) {
        Awaiting.until("batch " + batch + " is done", LONGEST, () -> {
            var answer = ground.node(FRONT).client().get("/api/v1/batches/" + batch);
            return answer.statusCode() == 200 && new JsonObject(answer.body()).getBoolean("done");
        });
    }

    private static void assertEnded(Ground ground, int number) throws IOException, InterruptedException {
        var answer = ground.node(FRONT).client().get("/api/v1/sms/" + Statement.id(0, number));
        var paid = Statement.of(SEED, 0, number).truth();
        assertThat(new JsonObject(answer.body()).getString("status"))
                .as(answer.body())
                .isEqualTo(paid.isPresent() ? "processed" : "filtered");
    }

    /** What arrives over the wire is not of the same classes as what never left the process. */
    private void assertNothingFellApart(Ground ground) throws IOException {
        for (var node : ground.nodes()) {
            assertThat(node.process().output()).doesNotContain("ClassCastException", "cannot be cast");
        }
    }

    private void audit(Ground ground) throws IOException, InterruptedException {
        ground.node(BACK).process().stop();
        assertThat(ground.node(BACK).process().exitCode()).isZero();
        var own = Files.createDirectories(dir.resolve("audit"));
        var command = List.of("audit", "--set", "store.data_dir=" + dir + "/data" + BACK);
        try (var child = Child.process(own, "256m", command)) {
            int code = child.exitCode();
            assertThat(code).as(child.output()).isZero();
        }
    }
}
