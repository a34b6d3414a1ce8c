package io.lifafa.promises;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lifafa.sms.Intent;
import io.lifafa.sms.Outcome;
import io.lifafa.sms.WorkItem;
import io.lifafa.store.Tally;
import io.lifafa.store.embedded.EmbeddedOptions;
import io.lifafa.store.embedded.server.EmbeddedServer;
import io.lifafa.store.failure.StoreFailures;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** P4: nobody but the holder of the newest lease can close a chunk. */
@Timeout(60)
class LeaseTest {
    private static final Duration LEASE = Duration.ofMillis(30);
    private static final List<String> COLLECTIONS = List.of(
            "inbox",
            "inbox_payloads",
            "chunk_results",
            "sms_data",
            "financial_transactions",
            "dead_letters",
            "processing_events");

    private final SeededAnswers answers = new SeededAnswers(3);
    private EmbeddedServer server;
    private Engine engine;

    @BeforeEach
    void open() throws IOException {
        server = EmbeddedServer.start(EmbeddedOptions.inMemory());
        engine = new Engine(server.uri(), LEASE);
        engine.append("batch", 0, new Wordings(4, "p4").next(20));
    }

    @AfterEach
    void close() {
        engine.close();
        server.close();
    }

    @Test
    void whatALostLeaseClosesAfterTheNewHolderHasClosedChangesNothingAtAll() {
        var lost = Closings.claim(engine);
        var newest = Closings.claim(engine);
        await(engine.services().journal().close(Closings.of(newest, this::mixed)));
        var before = everything();

        for (Function<WorkItem, Outcome> other : List.<Function<WorkItem, Outcome>>of(
                this::mixed, answers::transaction, LeaseTest::dead, LeaseTest::later, LeaseTest::filtered)) {
            assertRefused(engine.services().journal().close(Closings.of(lost, other)));
            assertUnchanged(before);
        }
    }

    @Test
    void whatALostLeaseClosesBeforeTheNewHolderOpensNoNextChunkAndCountsNothing() {
        var lost = Closings.claim(engine);
        var newest = Closings.claim(engine);
        var inbox = engine.all("inbox");

        assertRefused(engine.services().journal().close(Closings.of(lost, LeaseTest::later)));

        assertThat(engine.all("inbox")).isEqualTo(inbox);
        assertThat(engine.all("inbox_payloads")).hasSize(1);
        assertThat(engine.all("chunk_results")).isEmpty();
        var progress = await(engine.services().archive().batch("batch"));
        assertThat(progress.tally()).isEqualTo(Tally.NONE);
        assertThat(progress.openChunks()).isEqualTo(1);

        var tally = await(engine.services().journal().close(Closings.of(newest, answers::transaction)));
        assertThat(tally.processed()).isEqualTo(newest.chunk().items().size() - tally.duplicate());
        assertThat(engine.audit().violations()).isEmpty();
    }

    @Test
    void aLostLeaseCanNeitherBeRenewedNorGivenBack() {
        var lost = Closings.claim(engine);
        Closings.claim(engine);
        var inbox = engine.all("inbox");

        assertRefused(engine.services().journal().renew(lost.lease()));
        await(engine.services().journal().release(lost.lease()));

        assertThat(engine.all("inbox")).isEqualTo(inbox);
    }

    @Test
    void closingTwiceByTheSameHolderGivesTheSameTallyAndChangesNothing() {
        var holder = Closings.claim(engine);
        var closing = Closings.of(holder, this::mixed);
        var tally = await(engine.services().journal().close(closing));
        var before = everything();

        assertThat(await(engine.services().journal().close(closing))).isEqualTo(tally);

        assertUnchanged(before);
    }

    private Outcome mixed(WorkItem item) {
        return answers.outcome(item);
    }

    private static Outcome dead(WorkItem item) {
        return new Outcome.Dead(item, "too_late");
    }

    private static Outcome later(WorkItem item) {
        return new Outcome.Later(item, Duration.ZERO);
    }

    private static Outcome filtered(WorkItem item) {
        return new Outcome.Filtered(item, Intent.OTP, "too_late");
    }

    private static void assertRefused(Future<?> call) {
        var failure = catchThrowableOfType(ServiceException.class, () -> await(call));
        assertThat(failure).as("refusal").isNotNull();
        assertThat(failure.failureCode()).isEqualTo(StoreFailures.LEASE_LOST);
    }

    private void assertUnchanged(Map<String, List<JsonObject>> before) {
        var now = everything();
        assertThat(COLLECTIONS.stream().filter(it -> !now.get(it).equals(before.get(it))))
                .as("changed collections")
                .isEmpty();
    }

    private Map<String, List<JsonObject>> everything() {
        var all = new TreeMap<String, List<JsonObject>>();
        COLLECTIONS.forEach(collection -> all.put(collection, engine.all(collection)));
        return all;
    }
}
