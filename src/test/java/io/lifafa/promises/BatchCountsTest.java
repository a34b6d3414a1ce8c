package io.lifafa.promises;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.pipeline.GivenReading;
import io.lifafa.sms.Sms;
import io.lifafa.store.BatchProgress;
import io.lifafa.store.Tally;
import io.lifafa.store.embedded.EmbeddedOptions;
import io.lifafa.store.embedded.server.EmbeddedServer;
import io.lifafa.testsupport.Awaiting;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** P2: accepted = processed + filtered + duplicate + dead + pending, for every batch and at any time. */
@Timeout(120)
class BatchCountsTest {
    private static final Duration LEASE = Duration.ofMillis(60);
    private static final int BATCHES = 6;
    private static final int CHUNKS = 4;
    private static final int MESSAGES = 25;

    private final Map<String, BatchProgress> seen = new HashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {11, 4711, 20_260_101})
    void everyLookAtABatchShowsEachAcceptedSmsInExactlyOnePlaceHoweverTheWorkGoes(long seed) throws IOException {
        try (var server = EmbeddedServer.start(EmbeddedOptions.inMemory());
                var engine = new Engine(server.uri(), LEASE)) {
            startWorkers(engine, seed);
            var wordings = new Wordings(seed, "p2");
            for (int sequence = 0; sequence < CHUNKS; sequence++) {
                append(engine, sequence, wordings);
                for (var batch : batches()) {
                    look(engine, batch, MESSAGES * (sequence + 1));
                }
            }
            Awaiting.until("all batches done", () -> batches().stream()
                    .allMatch(batch -> look(engine, batch, MESSAGES * CHUNKS).done()));
            engine.awaitEnd();
            assertThat(engine.chunks("lost")).as("leases lost on the way").isPositive();
            assertThat(engine.audit().violations()).isEmpty();
            batches().forEach(batch -> countAnew(engine, batch));
            replayIsCountedApart(engine);
        }
    }

    /** Chunks of one batch and chunks that all batches share, in turn. */
    private static void append(Engine engine, int sequence, Wordings wordings) {
        var messages = new LinkedHashMap<String, List<Sms>>();
        batches().forEach(batch -> messages.put(batch, wordings.next(MESSAGES)));
        if (sequence % 2 == 0) {
            messages.forEach((batch, ofBatch) -> engine.append(batch, sequence, ofBatch));
        } else {
            engine.appendShared("shared" + sequence, messages);
        }
    }

    private static List<String> batches() {
        return IntStream.range(0, BATCHES).mapToObj(i -> "batch" + i).toList();
    }

    private static void startWorkers(Engine engine, long seed) {
        var answers = new SeededAnswers(seed);
        var stages = GivenReading.alone(answers::filter, answers::extract);
        for (int worker = 0; worker < 3; worker++) {
            engine.work(new UnsteadyJournal(engine.vertx(), engine.services().journal(), LEASE, seed + worker), stages);
        }
    }

    /** No state may ever be left again, and nothing may be counted that was not accepted. */
    private BatchProgress look(Engine engine, String batch, int accepted) {
        var now = await(engine.services().archive().batch(batch));
        var before = seen.getOrDefault(batch, new BatchProgress(batch, 0, Tally.NONE, 0));
        assertThat(now.accepted()).as("accepted: %s", now).isEqualTo(accepted);
        assertThat(now.pending()).as("pending: %s", now).isNotNegative();
        assertThat(now.tally().processed())
                .isGreaterThanOrEqualTo(before.tally().processed());
        assertThat(now.tally().filtered()).isGreaterThanOrEqualTo(before.tally().filtered());
        assertThat(now.tally().duplicate())
                .isGreaterThanOrEqualTo(before.tally().duplicate());
        assertThat(now.tally().dead()).isGreaterThanOrEqualTo(before.tally().dead());
        seen.put(batch, now);
        return now;
    }

    /** The counts that the batch shows against the SMS themselves. */
    private void countAnew(Engine engine, String batch) {
        var tally = seen.get(batch).tally();
        assertThat(stored(engine, batch, "processed")).isEqualTo(tally.processed());
        assertThat(stored(engine, batch, "filtered")).isEqualTo(tally.filtered());
        assertThat(stored(engine, batch, "dead")).isEqualTo(tally.dead());
        assertThat(tally.settled()).isEqualTo(MESSAGES * CHUNKS);
    }

    private static int stored(Engine engine, String batch, String status) {
        return engine.find("sms_data", new JsonObject().put("batch_id", batch).put("status", status))
                .size();
    }

    private void replayIsCountedApart(Engine engine) {
        int letters = engine.all("dead_letters").size();
        var replayed = await(engine.services().archive().replay(Engine.HOME, List.of()));
        assertThat(replayed.count()).as("dead letters put back to work").isPositive();
        Awaiting.until(
                "replay opened",
                () -> await(engine.services().archive().batch(replayed.batchId()))
                                .accepted()
                        == letters);
        Awaiting.until(
                "replay done", () -> look(engine, replayed.batchId(), letters).done());
        engine.awaitEnd();
        assertThat(engine.audit().violations()).isEmpty();
    }
}
