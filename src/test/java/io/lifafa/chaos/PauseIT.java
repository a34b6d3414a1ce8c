package io.lifafa.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.chaos.StoreView.Held;
import io.lifafa.testsupport.Awaiting;
import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Chaos test 2: a node is frozen (SIGSTOP) with chunks in hand, others take them up, it goes on (SIGCONT) and knows of
 * nothing. Once for longer than a lease, once for so long that Hazelcast has put it out of the cluster.
 */
@Timeout(value = 4, unit = TimeUnit.HOURS)
class PauseIT {
    private static final Duration LEASE = Duration.ofSeconds(6);
    private static final Duration NOTICED = Duration.ofSeconds(15);
    private static final Duration BACK = Duration.ofSeconds(30);

    /** How much longer a busy machine may take before it says something about the engine. */
    private static final Duration GRACE = Duration.ofSeconds(60);

    private static final Map<String, String> SETTINGS = Map.of(
            "store.lease", LEASE.toSeconds() + "s",
            "store.timeout", "2s",
            "ingest.max_backlog_sms", "900",
            "cache.enabled", "false");

    /** Slow, so that every node has chunks in hand at any time. */
    private static final List<String> API = List.of("--latency", "1s", "--per-item", "10ms", "--workers", "64");

    private static final Duration PAUSE = Duration.ofMillis(100);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path dir;

    @Test
    void aFrozenNodeIsNoticedReplacedAndTakenBackAndChangesNothingThatOthersDidMeanwhile() throws Exception {
        long seed = Chaos.seed("PauseIT");
        var random = new Random(seed);
        try (var cluster = ChaosCluster.start(dir, SETTINGS, API);
                var store = new StoreView(cluster.storeUri());
                var traffic =
                        new Traffic(seed, new Traffic.Manner(6, 30, PAUSE, Duration.ofSeconds(10)), cluster.ports())) {
            var notBefore = Chaos.notBefore();
            for (int round = 0; round < 2 || !Chaos.isOver(notBefore); round++) {
                int frozen = random.nextInt(cluster.nodes().size());
                int watching = (frozen + 1) % cluster.nodes().size();
                new Round(cluster.nodes().get(frozen), cluster.nodes().get(watching), store).play(round % 2 == 1);
            }
            traffic.finish();
            System.out.println("PauseIT: " + traffic);
            Chaos.awaitEnd(store);
            assertThat(traffic.unexpected()).as("answers").isEmpty();
            new Books(seed, traffic, store).check(cluster);
        }
    }

    private record Round(NodeProcess node, NodeProcess watching, StoreView store) {
        void play(boolean untilPutOut) throws Exception {
            var held = freeze();
            long frozen = System.nanoTime();
            Awaiting.until("it is noticed", NOTICED.plus(GRACE), () -> !"up".equals(state()));
            var noticed = since(frozen);
            Awaiting.until("its chunks are taken up", LEASE.plus(GRACE), () -> store.stillHeld(held)
                    .isEmpty());
            var taken = since(frozen);
            if (untilPutOut) {
                Awaiting.until("it is put out", GRACE, () -> watching.cluster().getInteger("members") == 2);
            }
            node.process().thaw();
            long back = System.nanoTime();
            Awaiting.until("it is seen again", BACK.plus(GRACE), () -> "up".equals(state()));
            Awaiting.until("it takes requests", BACK.plus(GRACE), this::takes);
            Awaiting.until("it takes work", BACK.plus(GRACE), () -> !store.heldBy(node.name())
                    .isEmpty());
            System.out.printf(
                    "PauseIT: %s noticed after %.1f s, %d chunks taken up after %.1f s, back %.1f s after %s%n",
                    node.name(),
                    seconds(noticed),
                    held.size(),
                    seconds(taken),
                    seconds(since(back)),
                    untilPutOut ? "it was put out" : "a lease");
            assertThat(noticed).as("noticed").isLessThanOrEqualTo(NOTICED);
            assertThat(since(back)).as("back").isLessThanOrEqualTo(BACK);
            Awaiting.until("the late owner is told", GRACE, () -> node.process()
                    .output()
                    .contains("is not its newest lease"));
        }

        /** Freezes it with chunks in hand. */
        private List<Held> freeze() throws IOException, InterruptedException {
            while (true) {
                Awaiting.until(
                        "it has work", GRACE, () -> store.heldBy(node.name()).size() > 1);
                node.process().freeze();
                var held = store.heldBy(node.name());
                if (!held.isEmpty()) {
                    return held;
                }
                node.process().thaw();
            }
        }

        private String state() throws InterruptedException {
            try {
                return watching.state(node.name());
            } catch (IOException busy) {
                return "not known just now";
            }
        }

        private boolean takes() throws InterruptedException {
            try {
                var nothing = node.client().send("application/json", new JsonArray().encode());
                return nothing.statusCode() < 500;
            } catch (IOException notYet) {
                return false;
            }
        }

        private static Duration since(long nanos) {
            return Duration.ofNanos(System.nanoTime() - nanos);
        }

        private static double seconds(Duration duration) {
            return duration.toMillis() / 1e3;
        }
    }
}
