package io.lifafa.promises;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.store.embedded.EmbeddedOptions;
import io.lifafa.store.embedded.server.EmbeddedServer;
import io.lifafa.testsupport.Awaiting;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** P1: what was acknowledged survives SIGKILL at any moment, and ends in exactly one place. */
@Timeout(240)
class KillIT {
    private static final int ROUNDS = 13;
    private static final int CLIENTS = 3;

    /** Some kills hit the start-up, most the work. */
    private static final int LONGEST_START_MILLIS = 1_500;

    private static final int LONGEST_LOAD_MILLIS = 1_200;
    private static final int MOST_ANSWERS = 40;
    private static final int FILE_MESSAGES = 8_000;
    private static final int FILE_ROUNDS = 4;
    private static final int LONGEST_RUN_MILLIS = 2_000;

    @TempDir
    Path dir;

    @Test
    void everyAcknowledgedSmsIsInExactlyOneFinalStateHoweverOftenTheNodeIsKilled() throws Exception {
        long seed = Long.getLong("lifafa.kill.seed", System.nanoTime());
        System.out.println("KillIT: -Dlifafa.kill.seed=" + seed);
        var random = new Random(seed);
        var load = new Load(seed, CLIENTS);
        int underLoad = 0;
        for (int round = 0; round < ROUNDS; round++) {
            underLoad += liveAndDie(random, load, round) ? 1 : 0;
        }
        System.out.printf(
                "KillIT: %d kills, %d of them under load, %d requests unanswered; %d batches with %d SMS acknowledged%n",
                ROUNDS,
                underLoad,
                load.unanswered(),
                load.batches().size(),
                load.ids().size());
        assertThat(load.batches()).as("acknowledged batches").hasSizeGreaterThan(ROUNDS);
        assertThat(load.unanswered()).as("requests cut off by a kill").isPositive();
        try (var child = Child.serve(dir)) {
            var client = new Client(child.port());
            for (var batch : load.batches()) {
                checkBatch(client, batch);
            }
            checkStates(client, load);
        }
        audit();
    }

    @Test
    void aRunThatIsKilledAndStartedAgainStoresEverySmsOfItsFileOnce() throws Exception {
        long seed = Long.getLong("lifafa.kill.seed", System.nanoTime());
        System.out.println("KillIT: -Dlifafa.kill.seed=" + seed);
        var random = new Random(seed);
        var wordings = new Wordings(seed, "file");
        var ids = new TreeSet<String>();
        var file = dir.resolve("inbox.jsonl");
        Files.write(file, (Iterable<String>) wordings.next(FILE_MESSAGES).stream()
                .peek(sms -> ids.add(sms.id()))
                .map(sms -> wordings.json(sms).encode())::iterator);
        int cutShort = 0;
        for (int round = 0; round < FILE_ROUNDS; round++) {
            try (var child = Child.command(dir, "256m", "run", file.toString())) {
                cutShort += child.killAfter(Duration.ofMillis(1_000 + random.nextInt(LONGEST_RUN_MILLIS))) ? 1 : 0;
            }
        }
        assertThat(cutShort).as("runs cut short").isPositive();
        var out = dir.resolve("out.jsonl");
        try (var child = Child.command(dir, "256m", "run", "--out", out.toString(), file.toString())) {
            assertThat(child.exitCode()).as(child.output()).isZero();
        }
        try (var lines = Files.lines(out)) {
            assertThat(lines.map(line -> new JsonObject(line).getString("unique_id")))
                    .hasSize(FILE_MESSAGES)
                    .containsAll(ids);
        }
        audit();
        assertStoredOnce(ids);
    }

    private void assertStoredOnce(Set<String> ids) throws IOException {
        try (var server = EmbeddedServer.start(
                        EmbeddedOptions.inDirectory(dir.resolve("data")).keepingFree(0));
                var engine = new Engine(server.uri(), Duration.ofSeconds(30))) {
            assertThat(engine.all("sms_data").stream().map(it -> it.getString("_id")))
                    .containsExactlyElementsOf(ids);
        }
    }

    /** True if it was killed while it served. */
    private boolean liveAndDie(Random random, Load load, int round) throws Exception {
        try (var child = Child.serve(dir)) {
            switch (round % 4) {
                case 0 -> killAtAnswer(child, load, 1 + random.nextInt(MOST_ANSWERS));
                case 3 -> child.killAfter(Duration.ofMillis(random.nextInt(LONGEST_START_MILLIS)));
                default -> killUnderLoad(child, load, Duration.ofMillis(random.nextInt(LONGEST_LOAD_MILLIS)));
            }
        }
        return round % 4 != 3;
    }

    private static void killUnderLoad(Child child, Load load, Duration after) throws Exception {
        try (var sending = load.on(new Client(child.port()))) {
            sending.awaitAnswers();
            assertThat(child.killAfter(after)).as("alive until it was killed").isTrue();
        }
    }

    /** Right after an answer: what it acknowledged has had no time to become durable if it was not. */
    private static void killAtAnswer(Child child, Load load, int answers) throws Exception {
        load.on(new Client(child.port()), answers, child::kill).close();
        child.close();
    }

    private static void checkBatch(Client client, Load.Acknowledged batch) {
        assertThat(read(() -> client.get("/api/v1/batches/" + batch.id())).statusCode())
                .as("acknowledged batch %s with %d SMS", batch.id(), batch.accepted())
                .isEqualTo(200);
        Awaiting.until(
                "batch " + batch.id() + " done", () -> client.batch(batch.id()).getBoolean("done"));
        var json = read(() -> client.batch(batch.id()));
        int settled = json.getInteger("processed")
                + json.getInteger("filtered")
                + json.getInteger("duplicate")
                + json.getInteger("dead");
        assertThat(json.getInteger("accepted")).as("accepted of %s", json).isEqualTo(batch.accepted());
        assertThat(settled).as("final states of %s", json).isEqualTo(batch.accepted());
        assertThat(json.getInteger("pending")).as("pending of %s", json).isZero();
    }

    private static void checkStates(Client client, Load load) throws IOException, InterruptedException {
        for (var id : load.ids()) {
            var answer = client.get("/api/v1/sms/" + id);
            assertThat(answer.statusCode()).as("SMS %s", id).isEqualTo(200);
            var sms = new JsonObject(answer.body());
            assertThat(sms.getString("status")).isIn("processed", "filtered", "dead");
            assertThat(isTransaction(sms.getJsonObject("extraction")))
                    .as("transaction of %s", id)
                    .isEqualTo(sms.getString("status").equals("processed"));
        }
    }

    /** A filtered SMS may keep what the rules read of it, but no transaction. */
    private static boolean isTransaction(JsonObject extraction) {
        return extraction != null && extraction.getString("message_intent").equals("transaction");
    }

    private void audit() throws IOException, InterruptedException {
        try (var audit = Child.command(dir, "256m", "audit")) {
            int code = audit.exitCode();
            assertThat(code).as(audit.output()).isZero();
        }
    }

    private interface Reading<T> {
        T now() throws Exception;
    }

    private static <T> T read(Reading<T> reading) {
        try {
            return reading.now();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
