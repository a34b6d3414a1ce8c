package io.lifafa.promises;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.node.Node;
import io.lifafa.testsupport.Awaiting;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node with its usual time-outs, whose store is a process of its own: killed, frozen, or behind a line that swallows
 * everything. The node stays up, takes nothing, says so, and is at work again within 30 s of the store's return.
 */
@Timeout(150)
class StoreLossIT {
    private static final Logger LOG = LoggerFactory.getLogger(StoreLossIT.class);
    private static final Duration PROMISED = Duration.ofSeconds(30);

    /** No answer may take longer: then it says 503. */
    private static final Duration REFUSED_WITHIN = Duration.ofSeconds(15);

    @TempDir
    Path dir;

    private Child store;
    private int storePort;
    private SwallowingProxy line;
    private Node node;
    private Client client;
    private int number;

    @BeforeEach
    void start() throws Exception {
        store = Child.store(dir);
        storePort = store.port();
        line = new SwallowingProxy(storePort);
        var config = Engine.config(
                Map.of("store.uri", Child.storeUri(line.port()), "http.port", "0", "management.port", "0"));
        node = await(Node.start(config, true));
        client = new Client(node.httpPort());
        awaitDone(send().orElseThrow());
    }

    @AfterEach
    void stop() throws Exception {
        store.signal("CONT");
        line.swallow(false);
        await(node.stop());
        line.close();
        store.close();
    }

    private interface Step {
        void run() throws Exception;
    }

    private void surviving(String what, Step loss, Step comeBack) throws Exception {
        loss.run();
        long lost = System.nanoTime();
        assertThat(send()).as("accepted without a store").isEmpty();
        assertThat(since(lost)).as("time to be refused").isLessThan(REFUSED_WITHIN);
        var away = since(lost);
        comeBack.run();
        long back = System.nanoTime();
        var taken = new ArrayList<String>();
        Awaiting.until("taken again", PROMISED, () -> {
            send().ifPresent(taken::add);
            return !taken.isEmpty();
        });
        var again = since(back);
        awaitDone(taken.get(0));
        LOG.info(
                "{}: away for {} ms; taken again after {} ms, worked on after {} ms",
                what,
                away.toMillis(),
                again.toMillis(),
                since(back).toMillis());
        assertThat(since(back)).isLessThan(PROMISED);
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    @Test
    void aStoreThatWasKilledAndComesBackOnItsPort() throws Exception {
        surviving("killed", store::close, () -> {
            store = Child.store(dir, storePort);
            store.port();
        });
    }

    @Test
    void aStoreThatIsFrozenForAWhile() throws Exception {
        surviving("frozen", () -> store.signal("STOP"), () -> store.signal("CONT"));
    }

    @Test
    void aLineThatSwallowsEverything() throws Exception {
        surviving("swallowed", () -> line.swallow(true), () -> line.swallow(false));
    }

    /** The batch, if it was taken; else it must have been said that it may be sent again. */
    private Optional<String> send() throws Exception {
        var line = new JsonObject()
                .put("unique_id", "loss-" + number++)
                .put("sender", "AX-KOYALB-T")
                .put("body", "Rs." + (10 + number) + ".50 debited from A/c XX7070 at REED PENS. Koyal Bank")
                .put("date", "2025-06-01T10:00:00Z");
        var answer = client.send("application/x-ndjson", line.encode());
        if (answer.statusCode() != 202) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            return Optional.empty();
        }
        return Optional.of(new JsonObject(answer.body()).getString("batch_id"));
    }

    private void awaitDone(String batch) {
        Awaiting.until("done", PROMISED, () -> client.batch(batch).getBoolean("done", false));
    }
}
