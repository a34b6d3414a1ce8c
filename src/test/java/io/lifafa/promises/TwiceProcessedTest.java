package io.lifafa.promises;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.pipeline.GivenReading;
import io.lifafa.store.Tally;
import io.lifafa.store.embedded.EmbeddedOptions;
import io.lifafa.store.embedded.server.EmbeddedServer;
import io.lifafa.testsupport.Awaiting;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** P3: at most one transaction per SMS, however often and by how many at once a chunk is worked on. */
@Timeout(60)
class TwiceProcessedTest {
    private static final Duration LEASE = Duration.ofMillis(40);
    private static final int CHUNKS = 30;
    private static final int RACES = 150;

    /** Every chunk's lease runs out under each of the workers now and then, and each answers differently each time. */
    @Test
    void aChunkWorkedOnBySeveralAtOnceWithDifferentAnswersLeavesOneStatePerSms() throws IOException {
        try (var server = EmbeddedServer.start(EmbeddedOptions.inMemory());
                var engine = new Engine(server.uri(), LEASE)) {
            var wordings = new Wordings(8, "p3");
            var ids = new TreeSet<String>();
            for (int sequence = 0; sequence < CHUNKS; sequence++) {
                var messages = wordings.next(20);
                engine.append("batch", sequence, messages);
                messages.forEach(sms -> ids.add(sms.id()));
            }
            for (int worker = 0; worker < 4; worker++) {
                var answers = new SeededAnswers(worker);
                engine.work(
                        new UnsteadyJournal(engine.vertx(), engine.services().journal(), LEASE, worker),
                        GivenReading.alone(answers::filter, answers::extract));
            }
            engine.awaitEnd();
            Awaiting.until("late closings over", () -> engine.chunks("lost") > 0);
            assertOneStateEach(engine, ids);
            assertThat(engine.audit().violations()).isEmpty();
        }
    }

    @Test
    void twoWhoStoreTheSameSmsAtTheSameMomentWithDifferentAnswersLeaveOneStateEach() throws IOException {
        try (var server = EmbeddedServer.start(EmbeddedOptions.inMemory());
                var engine = new Engine(server.uri(), Duration.ofSeconds(30))) {
            var answers = new SeededAnswers(6);
            var ids = new TreeSet<String>();
            var wordings = new Wordings(10, "p3");
            for (int sequence = 0; sequence < RACES; sequence++) {
                var messages = wordings.next(10);
                messages.forEach(sms -> ids.add(sms.id()));
                engine.append("batch", sequence, messages);
                engine.append("batch", RACES + sequence, messages);
                closeTogether(engine, answers);
            }
            var stages = GivenReading.alone(answers::filter, answers::extract);
            engine.work(engine.services().journal(), stages);
            engine.awaitEnd();
            assertOneStateEach(engine, ids);
            assertThat(engine.audit().violations()).isEmpty();
        }
    }

    private static void closeTogether(Engine engine, SeededAnswers answers) {
        var journal = engine.services().journal();
        var first = Closings.of(Closings.claim(engine), answers::outcome);
        var second = Closings.of(Closings.claim(engine), answers::outcome);
        await(Future.join(journal.close(first), journal.close(second)));
    }

    @Test
    void theSameSmsInAnotherBatchAddsNothing() throws IOException {
        try (var server = EmbeddedServer.start(EmbeddedOptions.inMemory());
                var engine = new Engine(server.uri(), Duration.ofSeconds(30))) {
            var answers = new SeededAnswers(5);
            engine.work(engine.services().journal(), GivenReading.alone(answers::filter, answers::extract));
            var messages = new Wordings(9, "p3").next(300);
            engine.append("first", 0, messages);
            engine.awaitEnd();
            var transactions = engine.all("financial_transactions");
            var states = engine.all("sms_data");

            engine.append("second", 0, messages);
            engine.awaitEnd();

            assertThat(engine.all("financial_transactions")).isEqualTo(transactions);
            assertThat(engine.all("sms_data")).isEqualTo(states);
            assertThat(await(engine.services().archive().batch("second")).tally())
                    .isEqualTo(Tally.duplicates(messages.size()));
        }
    }

    private static void assertOneStateEach(Engine engine, Set<String> ids) {
        var states = engine.all("sms_data");
        assertThat(ids(states)).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(ids(engine.all("financial_transactions")))
                .containsExactlyInAnyOrderElementsOf(of(states, "processed"));
        assertThat(ids(engine.all("dead_letters"))).containsExactlyInAnyOrderElementsOf(of(states, "dead"));
        var tally = await(engine.services().archive().batch("batch")).tally();
        assertThat(tally.processed()).isEqualTo(of(states, "processed").size());
        assertThat(tally.filtered()).isEqualTo(of(states, "filtered").size());
        assertThat(tally.dead()).isEqualTo(of(states, "dead").size());
    }

    private static List<String> of(List<JsonObject> states, String status) {
        return ids(states.stream()
                .filter(it -> it.getString("status").equals(status))
                .toList());
    }

    private static List<String> ids(List<JsonObject> documents) {
        return documents.stream().map(it -> it.getString("_id")).toList();
    }
}
