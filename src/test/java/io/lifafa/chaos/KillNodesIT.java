package io.lifafa.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.chaos.TakeUps.TakeUp;
import io.lifafa.testsupport.Awaiting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Chaos test 1: random nodes, and the store, are killed every few seconds while clients send to all nodes.
 *
 * <p>{@code -Dchaos.sms=100000} and {@code -Dchaos.kills=6} at the least, and for {@code -Dchaos.seconds} at the least.
 */
@Timeout(value = 4, unit = TimeUnit.HOURS)
class KillNodesIT {
    private static final int SMS = Integer.getInteger("chaos.sms", 100_000);
    private static final int KILLS = Integer.getInteger("chaos.kills", 6);
    private static final Duration LONGEST_LOAD = Duration.ofSeconds(900 + Chaos.SECONDS);

    private static final Duration LEASE = Duration.ofSeconds(10);

    /** The lease, and then the chunks that have been due for longer; a busy machine takes its time over them. */
    private static final Duration TAKEN_UP = LEASE.plusSeconds(30);

    /** Of what the API is asked; but of so few that every wording is learned from, each one would be a percent. */
    private static final double MOST_REPEATED = 0.01;

    private static final long FEW = 10;

    private static final Map<String, String> SETTINGS = Map.of(
            "store.lease", LEASE.toSeconds() + "s",
            "store.timeout", "3s",
            "ingest.max_backlog_sms", "12000");

    private static final List<String> API = List.of("--latency", "100ms", "--per-item", "5ms", "--workers", "32");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path dir;

    @Test
    void everyAcknowledgedSmsEndsOnceAndRightHoweverOftenNodesAndTheStoreAreKilled() throws Exception {
        long seed = Chaos.seed("KillNodesIT");
        try (var cluster = ChaosCluster.start(dir, SETTINGS, API);
                var store = new StoreView(cluster.storeUri());
                var takeUps = new TakeUps(store);
                var traffic = new Traffic(
                        seed, new Traffic.Manner(6, 400, Duration.ZERO, Duration.ofSeconds(15)), cluster.ports())) {
            var notBefore = Chaos.notBefore();
            try (var monkey = new Monkey(seed, cluster, takeUps)) {
                Awaiting.until(
                        SMS + " SMS and " + KILLS + " kills",
                        LONGEST_LOAD,
                        () -> traffic.acknowledged() >= SMS
                                && monkey.nodeKills() >= KILLS
                                && monkey.storeKills() > 0
                                && Chaos.isOver(notBefore));
                monkey.stop();
                assertThat(monkey.failure()).isEmpty();
                traffic.finish();
                System.out.printf(
                        "KillNodesIT: %d nodes and %d stores killed; %s%n",
                        monkey.nodeKills(), monkey.storeKills(), traffic);
            }
            Chaos.awaitEnd(store);
            Awaiting.until("all take-ups measured", () -> takeUps.open() == 0);
            assertThat(traffic.unexpected()).as("answers").isEmpty();
            new Books(seed, traffic, store).check(cluster);
            checkTakeUps(takeUps);
            checkRepeated(cluster.api());
        }
    }

    private static void checkTakeUps(TakeUps takeUps) {
        for (var it : takeUps.undisturbed()) {
            System.out.printf(
                    "KillNodesIT: %d chunks of %s taken up after %.1f s%n",
                    it.chunks(), it.node(), it.took().toMillis() / 1e3);
        }
        assertThat(takeUps.undisturbed())
                .isNotEmpty()
                .extracting(TakeUp::took)
                .allMatch(took -> took.compareTo(TAKEN_UP) <= 0, "within " + TAKEN_UP);
    }

    /** The API is asked for hardly any SMS twice. */
    private static void checkRepeated(SimulatedApi api) throws Exception {
        long items = api.count("items");
        long repeated = api.count("repeated");
        System.out.printf(
                "KillNodesIT: the API was asked for %d SMS, for %d of them again: %.2f %%%n",
                items, repeated, 100.0 * repeated / items);
        assertThat(repeated).as("SMS asked again").isLessThanOrEqualTo(Math.max(FEW, (long) (MOST_REPEATED * items)));
    }
}
