package io.lifafa.promises;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.api.Answers;
import io.lifafa.api.ExtractionApi;
import io.lifafa.config.Fallback;
import io.lifafa.node.Node;
import io.lifafa.pipeline.GivenReading;
import io.lifafa.pipeline.Stages;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Sms;
import io.lifafa.sms.WorkItem;
import io.lifafa.store.embedded.EmbeddedOptions;
import io.lifafa.store.embedded.server.EmbeddedServer;
import io.lifafa.testsupport.Awaiting;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** P5: an outage delays work, burns no SMS's attempts, and sends nothing to the dead letters. */
@Timeout(90)
class OutagePromiseTest {
    private static final Duration LEASE = Duration.ofMillis(500);
    private static final int CHUNKS = 6;
    private static final int MESSAGES = 20;

    private final SeededAnswers answers = new SeededAnswers(1);

    @TempDir
    Path dir;

    private EmbeddedServer server;

    @BeforeEach
    void startStore() throws Exception {
        server = EmbeddedServer.start(EmbeddedOptions.inDirectory(dir).keepingFree(0));
    }

    @AfterEach
    void stopStore() {
        server.close();
    }

    private void restartStore() throws Exception {
        server = EmbeddedServer.start(
                EmbeddedOptions.inDirectory(dir).keepingFree(0).onPort(server.port()));
    }

    @Test
    void aStoreThatGoesAwayUnderTheWorkersHandsCostsNoSmsAnAttempt() throws Exception {
        var working = new CountDownLatch(1);
        var storeIsGone = new CountDownLatch(1);
        var stages = GivenReading.alone(sms -> Optional.empty(), sms -> {
            working.countDown();
            awaitLatch(storeIsGone);
            return transaction(sms);
        });
        try (var engine = new Engine(server.uri(), LEASE, "1s")) {
            appendAll(engine);
            engine.work(engine.services().journal(), stages);
            engine.work(engine.services().journal(), stages);
            awaitLatch(working);
            server.close();
            storeIsGone.countDown();
            Awaiting.until("closings failed", () -> engine.chunks("failed") > 0);
            restartStore();
            Awaiting.until("the store is found again", () -> isReached(engine));
            engine.awaitEnd();
            assertAllProcessedAtTheFirstAttempt(engine);
        }
    }

    /** A loaded machine may take longer to connect than a call waits for it here. */
    private static boolean isReached(Engine engine) {
        var asked = engine.services().journal().backlog();
        Awaiting.until("an answer", asked::isComplete);
        return asked.succeeded();
    }

    @Test
    void anApiThatIsDownCostsNoSmsAnAttempt() {
        var calls = new AtomicInteger();
        ExtractionApi api = (tenant, messages) -> Future.succeededFuture(
                calls.incrementAndGet() <= CHUNKS * 5
                        ? new Answers(Map.of(), all(messages, Duration.ofMillis(5)), Map.of())
                        : new Answers(
                                messages.stream().collect(Collectors.toMap(Sms::id, this::transaction)),
                                Map.of(),
                                Map.of()));
        var stages = new Stages(
                GivenReading.of(sms -> Optional.empty(), sms -> {
                    throw new IllegalStateException("the rules must not be asked");
                }),
                Optional.empty(),
                Optional.of(api),
                Fallback.RULES);
        try (var engine = new Engine(server.uri(), LEASE)) {
            appendAll(engine);
            engine.work(engine.services().journal(), stages);
            engine.awaitEnd();
            assertAllProcessedAtTheFirstAttempt(engine);
        }
    }

    @Test
    void aNodeWhoseStoreIsGoneTakesNothingSaysSoAndGoesOnByItselfWhenItIsBack() throws Exception {
        var config = Engine.config(
                Map.of("store.uri", server.uri(), "store.timeout", "500ms", "http.port", "0", "management.port", "0"));
        var node = await(Node.start(config, true));
        try {
            var client = new Client(node.httpPort());
            var taken = new ArrayList<String>();
            taken.add(send(client, 0).orElseThrow());
            server.close();
            for (int number = 1; number < 4; number++) {
                assertThat(send(client, number)).as("accepted without a store").isEmpty();
            }
            restartStore();
            Awaiting.until("taken again", () -> {
                var batch = send(client, 4);
                batch.ifPresent(taken::add);
                return batch.isPresent();
            });
            for (var batch : taken) {
                Awaiting.until("done", () -> client.batch(batch).getBoolean("done", false));
            }
            assertThat(client.get("/api/v1/sms/outage-4-0").statusCode()).isEqualTo(200);
        } finally {
            await(node.stop());
        }
        try (var engine = new Engine(server.uri(), LEASE)) {
            assertThat(engine.all("dead_letters")).isEmpty();
            assertThat(engine.audit().violations()).isEmpty();
        }
    }

    /** The batch, if it was taken; else it must have been said that it may be sent again. */
    private static Optional<String> send(Client client, int number) throws Exception {
        var lines = new ArrayList<String>();
        for (int i = 0; i < MESSAGES; i++) {
            lines.add(new JsonObject()
                    .put("unique_id", "outage-" + number + "-" + i)
                    .put("sender", "AX-KOYALB-T")
                    .put("body", "Rs." + (10 + i) + ".50 debited from A/c XX7070 at REED PENS. Koyal Bank")
                    .put("date", "2025-06-01T10:00:00Z")
                    .encode());
        }
        var answer = client.send("application/x-ndjson", String.join("\n", lines));
        if (answer.statusCode() != 202) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            return Optional.empty();
        }
        return Optional.of(new JsonObject(answer.body()).getString("batch_id"));
    }

    private static void appendAll(Engine engine) {
        var messages = Stream.generate(new Wordings(3, "p5")::next)
                .distinct()
                .limit(CHUNKS * MESSAGES)
                .toList();
        for (int i = 0; i < CHUNKS; i++) {
            engine.append("batch", i, messages.subList(i * MESSAGES, (i + 1) * MESSAGES));
        }
    }

    private static void assertAllProcessedAtTheFirstAttempt(Engine engine) {
        assertThat(engine.all("dead_letters")).isEmpty();
        assertThat(engine.all("sms_data")).hasSize(CHUNKS * MESSAGES).allSatisfy(sms -> {
            assertThat(sms.getString("status")).isEqualTo("processed");
            assertThat(sms.getInteger("attempts")).as("attempts").isEqualTo(1);
        });
        assertThat(engine.audit().violations()).isEmpty();
    }

    private Extraction transaction(Sms sms) {
        return answers.transaction(WorkItem.fresh(sms)).extraction();
    }

    private static Map<String, Duration> all(List<Sms> messages, Duration delay) {
        return messages.stream().collect(Collectors.toMap(Sms::id, sms -> delay));
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
