package io.lifafa.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.testsupport.Awaiting;
import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A cluster that starts, works and is stopped node by node logs nothing at WARN or above. */
@Timeout(400)
class QuietStopIT {
    private static final Duration LONGEST = Duration.ofSeconds(120);

    @TempDir
    Path dir;

    @Test
    void nodesThatAreStoppedInOrderWarnOfNothing() throws Exception {
        try (var ground = new Ground(dir)) {
            ground.startStore();
            for (int node = 0; node < 3; node++) {
                ground.start(node, Map.of("store.uri", ground.storeUri()));
            }
            ground.awaitServing();
            for (var node : ground.nodes()) {
                Awaiting.until("all see all", LONGEST, () -> Ground.sees(node, 3));
            }
            for (int number = 0; number < 3; number++) {
                post(ground.node(number), number);
                ground.node(number).process().stop();
                assertThat(ground.node(number).process().exitCode()).isZero();
            }
            assertThat(warnings()).isEmpty();
        }
    }

    /** Each stage on nodes of its own, and those that others need last. */
    @Test
    void stagesOnNodesOfTheirOwnWarnOfNothingEither() throws Exception {
        var roles = List.of("ingest,web,health", "pipeline,health", "store,cache,limiter,api,health");
        try (var ground = new Ground(dir)) {
            for (int node = 2; node >= 0; node--) {
                ground.start(node, Map.of("node.roles", roles.get(node), "store.data_dir", dir + "/data"));
            }
            ground.awaitServing();
            for (var node : ground.nodes()) {
                Awaiting.until("ready", LONGEST, () -> isReady(node));
            }
            post(ground.node(0), 0);
            for (var node : ground.nodes()) {
                node.process().stop();
                assertThat(node.process().exitCode()).isZero();
            }
            assertThat(warnings()).isEmpty();
        }
    }

    private static boolean isReady(NodeProcess node) throws InterruptedException {
        try {
            return node.management().get("/health/ready").statusCode() == 200;
        } catch (IOException notNow) {
            return false;
        }
    }

    private static void post(NodeProcess node, int round) throws IOException, InterruptedException {
        var batch = new JsonArray();
        for (int number = 0; number < 2_000; number++) {
            batch.add(Trickle.json(Statement.of(11, round, number)));
        }
        assertThat(node.client().send("application/json", batch.encode()).statusCode())
                .isEqualTo(202);
    }

    private List<String> warnings() throws IOException {
        var found = new ArrayList<String>();
        for (var node : List.of("n1", "n2", "n3", "store")) {
            var log = dir.resolve(node).resolve("log.txt");
            (Files.exists(log) ? Files.readAllLines(log) : List.<String>of())
                    .stream()
                            .filter(line ->
                                    line.contains(" WARN ") || line.contains(" ERROR ") || line.contains("Exception"))
                            // That says how loaded the machine is, and that it is noticed.
                            .filter(line -> !line.contains("BlockedThreadChecker"))
                            .map(line -> node + ": " + line)
                            .forEach(found::add);
        }
        return found;
    }
}
