package io.lifafa.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.testsupport.Awaiting;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Chaos test 5: all nodes are stopped (SIGTERM) and started again, one after another, while clients send to all. The lease
 * is longer than the whole test: work that was not handed over would show.
 */
@Timeout(value = 4, unit = TimeUnit.HOURS)
class RollingRestartIT {
    /** The process ends by itself after 45 s whatever happens, but then not with 0. */
    private static final Duration LONGEST_STOP = Duration.ofSeconds(45);

    private static final Duration WORKED_UP = Duration.ofSeconds(90);

    private static final Map<String, String> SETTINGS = Map.of("store.lease", "10m", "ingest.max_backlog_sms", "1500");

    private static final List<String> API = List.of("--latency", "300ms", "--per-item", "5ms", "--workers", "32");

    private static final Duration PAUSE = Duration.ofMillis(100);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path dir;

    @Test
    void aRollingRestartUnderLoadLosesNothingAndClientsSeeNothingButRetryableAnswers() throws Exception {
        long seed = Chaos.seed("RollingRestartIT");
        try (var cluster = ChaosCluster.start(dir, SETTINGS, API);
                var store = new StoreView(cluster.storeUri());
                var traffic =
                        new Traffic(seed, new Traffic.Manner(6, 50, PAUSE, Duration.ofSeconds(40)), cluster.ports())) {
            var notBefore = Chaos.notBefore();
            do {
                for (var node : cluster.nodes()) {
                    restart(node, store);
                    cluster.awaitAll();
                }
            } while (!Chaos.isOver(notBefore));
            traffic.finish();
            System.out.println("RollingRestartIT: " + traffic);
            Chaos.awaitEnd(store);
            assertThat(traffic.unexpected()).as("answers").isEmpty();
            assertThat(traffic.unanswered()).as("requests without an answer").isZero();
            new Books(seed, traffic, store).check(cluster);
        }
    }

    private static void restart(NodeProcess node, StoreView store) throws Exception {
        Awaiting.until("it has work", WORKED_UP, () -> store.heldBy(node.name()).size() > 1);
        int held = store.heldBy(node.name()).size();
        long began = System.nanoTime();
        node.process().stop();
        assertThat(node.process().exitCode()).as(node.process().output()).isZero();
        var took = Duration.ofNanos(System.nanoTime() - began);
        var kept = store.heldBy(node.name()).stream()
                .filter(it -> it.due().isAfter(Instant.now()))
                .toList();
        System.out.printf(
                "RollingRestartIT: %s with %d chunks in hand stopped within %.1f s%n",
                node.name(), held, took.toMillis() / 1e3);
        assertThat(kept).as("chunks that were not handed over").isEmpty();
        assertThat(took).isLessThanOrEqualTo(LONGEST_STOP);
        node.start();
    }
}
