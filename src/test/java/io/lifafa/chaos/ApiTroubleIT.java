package io.lifafa.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.testsupport.Awaiting;
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
 * Chaos test 4: the API is gone, fails, is slow, rejects, answers garbage, and in each of these troubles a node dies. Without
 * the cache, so that every SMS needs the API.
 */
@Timeout(value = 4, unit = TimeUnit.HOURS)
class ApiTroubleIT {
    private static final Duration LONGEST = Duration.ofSeconds(120);

    /** So many SMS are acknowledged more before a trouble ends. */
    private static final int SMS_MEANWHILE = 100;

    private static final Map<String, String> SETTINGS = Map.of(
            "store.lease", "6s",
            "store.timeout", "2s",
            "ingest.max_backlog_sms", "1000",
            "api.timeout", "10s",
            "cache.enabled", "false");

    private static final List<String> API =
            List.of("--latency", "50ms", "--per-item", "2ms", "--workers", "64", "--burst", "1");

    private static final Duration PAUSE = Duration.ofMillis(100);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path dir;

    @Test
    void whateverTheApiDoesWhileNodesDieEverySmsIsProcessedAndNoneLosesAnAttempt() throws Exception {
        long seed = Chaos.seed("ApiTroubleIT");
        try (var cluster = ChaosCluster.start(dir, SETTINGS, API);
                var store = new StoreView(cluster.storeUri());
                var traffic =
                        new Traffic(seed, new Traffic.Manner(2, 20, PAUSE, Duration.ofSeconds(15)), cluster.ports())) {
            var troubles = new Troubles(cluster, store, traffic, new Random(seed));
            var notBefore = Chaos.notBefore();
            do {
                troubles.gone();
                troubles.counted("fail", 1, "failed500", 5);
                troubles.counted("latency", "3s", "items", 50);
                troubles.counted("rate", 2, "rejected429", 1);
                troubles.counted("garbage", 0.5, "garbage", 10);
            } while (!Chaos.isOver(notBefore));
            traffic.finish();
            System.out.println("ApiTroubleIT: " + traffic);
            cluster.awaitAll();
            Chaos.awaitEnd(store);
            assertThat(traffic.unexpected()).as("answers").isEmpty();
            new Books(seed, traffic, store).check(cluster);
        }
    }

    private record Troubles(ChaosCluster cluster, StoreView store, Traffic traffic, Random random) {
        /** Nobody listens any more; work is put off until somebody does. */
        void gone() throws Exception {
            cluster.api().kill();
            var dead = killOne();
            Awaiting.until("work waits for the API", LONGEST, () -> store.waitingForApi() > 0);
            dead.start();
            cluster.api().start();
            awaitCalm("the API is gone");
        }

        /** A setting of the simulator, until it has had so much effect. Rejections end soon: the pace is learned. */
        void counted(String setting, Object value, String counter, int times) throws Exception {
            cluster.api().set(setting, value);
            long before = cluster.api().count(counter);
            var dead = killOne();
            Awaiting.until(counter, LONGEST, () -> cluster.api().count(counter) >= before + times);
            dead.start();
            long sent = traffic.acknowledged();
            Awaiting.until("clients are served", LONGEST, () -> traffic.acknowledged() >= sent + SMS_MEANWHILE);
            cluster.api().set(setting, usual(setting));
            awaitCalm(setting);
        }

        private static Object usual(String setting) {
            return setting.equals("latency") ? "50ms" : 0;
        }

        /** A node that has work in hand. */
        private NodeProcess killOne() {
            var node = cluster.nodes().get(random.nextInt(cluster.nodes().size()));
            Awaiting.until(
                    "it has work", LONGEST, () -> !store.heldBy(node.name()).isEmpty());
            node.kill();
            return node;
        }

        /** The API answers again and is asked again. */
        private void awaitCalm(String trouble) throws Exception {
            long before = cluster.api().count("items");
            Awaiting.until(
                    "calls after " + trouble, LONGEST, () -> cluster.api().count("items") > before + 20);
            cluster.awaitAll();
            System.out.println("ApiTroubleIT: over: " + trouble + "; " + traffic);
        }
    }
}
