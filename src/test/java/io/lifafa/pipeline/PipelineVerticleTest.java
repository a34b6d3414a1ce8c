package io.lifafa.pipeline;

import static io.lifafa.testsupport.Awaiting.await;
import static io.lifafa.testsupport.Awaiting.failure;
import static io.lifafa.testsupport.Awaiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.api.Answers;
import io.lifafa.api.ExtractionApi;
import io.lifafa.bus.Addresses;
import io.lifafa.config.Fallback;
import io.lifafa.config.PipelineConfig;
import io.lifafa.metrics.Metrics;
import io.lifafa.sms.Chunk;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Outcome;
import io.lifafa.sms.Status;
import io.lifafa.store.Closing;
import io.lifafa.store.KnownSms;
import io.lifafa.store.Sample;
import io.lifafa.store.StoredTransaction;
import io.lifafa.store.Tally;
import io.lifafa.store.TestClock;
import io.lifafa.store.TestStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A worker over a journal in memory, with an API that answers when the test lets it. */
@ExtendWith(VertxExtension.class)
@Timeout(30)
class PipelineVerticleTest {
    private static final int SLOTS = 3;
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final FakeJournal journal = new FakeJournal();
    private final List<Promise<Void>> calls = Collections.synchronizedList(new ArrayList<>());
    private Vertx vertx;

    @BeforeEach
    void open(Vertx vertx) {
        this.vertx = vertx;
    }

    @AfterEach
    void close() {
        calls.forEach(Promise::tryComplete);
    }

    /** Waits until the worker has begun to stop: then it listens to no hints any more. */
    private void untilStopping() {
        var soon = new DeliveryOptions().setSendTimeout(10);
        until(
                "the worker stops",
                () -> failure(vertx.eventBus().request(Addresses.WORK, new JsonObject(), soon))
                                instanceof ReplyException reply
                        && reply.failureType() == ReplyFailure.NO_HANDLERS);
    }

    /** Answers with nothing, so that the rules do, once the test lets it. */
    private ExtractionApi slowApi() {
        return (tenant, messages) -> {
            var call = Promise.<Void>promise();
            calls.add(call);
            return call.future().map(go -> new Answers(Map.of(), Map.of(), Map.of()));
        };
    }

    private String deploy(Optional<ExtractionApi> api, Duration lease, Duration stopDeadline) {
        var config = new PipelineConfig(1, SLOTS, 4, Duration.ofMillis(5), Duration.ofMillis(50), Duration.ofMillis(2));
        Extraction understood = Sample.extraction("3");
        var stages = new Stages(
                GivenReading.of(sms -> Optional.empty(), sms -> understood), Optional.empty(), api, Fallback.RULES);
        return await(vertx.deployVerticle(new PipelineVerticle(
                new PipelineOptions(config, lease, "w"),
                journal,
                stages,
                new Metrics(new SimpleMeterRegistry()),
                new TestClock(),
                (tenant, hits) -> {},
                stopDeadline)));
    }

    private String deploy(Optional<ExtractionApi> api) {
        return deploy(api, Duration.ofMinutes(5), DEADLINE);
    }

    @Test
    void aWorkerNeverHoldsMoreChunksThanItsSlots() {
        for (int i = 0; i < 10; i++) {
            journal.add(Sample.chunk("b", i, "s" + i), 1);
        }
        deploy(Optional.of(slowApi()));
        until("a call for each slot", () -> calls.size() == SLOTS);
        assertThat(journal.claims.get()).isEqualTo(SLOTS);

        calls.get(0).complete();
        until("one more call", () -> calls.size() == SLOTS + 1);
        assertThat(journal.claims.get()).isEqualTo(SLOTS + 1);
        for (int next = 1; next < 10; next++) {
            int number = next;
            until("call " + number, () -> calls.size() > number);
            calls.get(number).complete();
        }
        until("ten chunks closed", () -> journal.closings.size() == 10);
    }

    private void add(String tenant, int from, int to) {
        for (int i = from; i < to; i++) {
            var chunk = Sample.chunk(tenant, i, tenant + i);
            journal.add(new Chunk(chunk.id(), tenant, tenant, false, chunk.items()), 1);
        }
    }

    @Test
    void aTenantOfWhomNothingIsInHandNeedsNoSlot() {
        add("flood", 0, 10);
        deploy(Optional.of(slowApi()));
        until("the workers hold their chunks", () -> calls.size() == SLOTS);
        add("late", 0, 2);
        until("the workers hold their chunks", () -> calls.size() == SLOTS + 1);

        calls.get(SLOTS).complete();
        until("the workers hold their chunks", () -> calls.size() == SLOTS + 2);
        calls.get(SLOTS + 1).complete();
        until("the chunks are closed", () -> journal.closings.size() == 2);
        assertThat(journal.closings).extracting(Closing::tenant).containsOnly("late");
    }

    @Test
    void noMoreChunksAreInHandThanTwiceTheSlotsHoweverManyTenantsWait() {
        add("flood", 0, 10);
        for (int i = 0; i < 10; i++) {
            add("tenant" + i, 0, 2);
        }
        deploy(Optional.of(slowApi()));
        until("the workers hold their chunks", () -> calls.size() == 2 * SLOTS);
        int asked = journal.besides.get();
        for (int hint = 0; hint < 50; hint++) {
            await(vertx.timer(1));
            vertx.eventBus().publish(Addresses.WORK, new JsonObject());
        }

        assertThat(calls).hasSize(2 * SLOTS);
        assertThat(journal.besides.get()).isEqualTo(asked);
        calls.get(0).complete();
        until("the workers hold their chunks", () -> calls.size() == 2 * SLOTS + 1);
    }

    @Test
    void hintsDoNotMakeAFullWorkerAskMoreThanTenTimesASecond() {
        add("flood", 0, 10);
        deploy(Optional.of(slowApi()));
        until("the workers hold their chunks", () -> calls.size() == SLOTS && journal.besides.get() > 0);
        long began = System.nanoTime();
        int before = journal.besides.get();
        for (int hint = 0; hint < 300; hint++) {
            await(vertx.timer(1));
            vertx.eventBus().publish(Addresses.WORK, new JsonObject());
        }

        long tenths = (System.nanoTime() - began) / 100_000_000;
        assertThat(journal.besides.get() - before).isBetween(1, (int) tenths + 1);
    }

    @Test
    void aStoreThatDoesNotKnowTheQuestionIsNoTrouble() {
        journal.knowsNoBeside = true;
        add("flood", 0, 10);
        add("late", 0, 1);
        deploy(Optional.of(slowApi()));
        until("the worker asks beside its slots", () -> journal.besides.get() > 1);

        for (int next = 0; next < 11; next++) {
            int number = next;
            until("the workers hold their chunks", () -> calls.size() > number);
            calls.get(number).complete();
        }
        until("the chunks are closed", () -> journal.closings.size() == 11);
    }

    @Test
    void whatIsClosedIsAnnounced() {
        var transactions = Collections.synchronizedList(new ArrayList<JsonObject>());
        var chunks = Collections.synchronizedList(new ArrayList<JsonObject>());
        vertx.eventBus()
                .<JsonObject>consumer(
                        Addresses.of(Addresses.TRANSACTIONS, TestStore.TENANT), it -> transactions.add(it.body()));
        vertx.eventBus()
                .<JsonObject>consumer(Addresses.of(Addresses.CHUNKS, TestStore.TENANT), it -> chunks.add(it.body()));
        journal.add(Sample.chunk("b", 0, "s1"), 1);
        deploy(Optional.empty());
        until("the transaction and the chunk are announced", () -> transactions.size() == 1 && chunks.size() == 1);

        assertThat(transactions.get(0).getString("unique_id")).isEqualTo("s1");
        assertThat(transactions.get(0).getValue("amount")).isEqualTo("3");
        assertThat(chunks.get(0).getString("chunk")).isEqualTo("b-0");
        assertThat(chunks.get(0).encode()).doesNotContain("debited");
    }

    @Test
    void whatIsKnownNeedsNoWorkAndWhatIsStoredIsAdopted() {
        var chunk = Sample.chunk("b", 0, "mine", "theirs", "stored", "fresh", "fresh");
        journal.known.put("mine", new KnownSms("mine", Status.FILTERED, "b-0", Optional.empty(), Optional.empty()));
        journal.known.put(
                "theirs", new KnownSms("theirs", Status.PROCESSED, "other-0", Optional.empty(), Optional.empty()));
        journal.transactions.put("stored", new StoredTransaction(Sample.sms("stored"), Sample.extraction("42")));
        journal.add(chunk, 2);
        deploy(Optional.empty());
        until("a chunk closed", () -> journal.closings.size() == 1);

        var closing = journal.closings.get(0);
        assertThat(closing.known().total()).isEqualTo(new Tally(0, 1, 2, 0, 0));
        assertThat(closing.outcomes())
                .containsExactly(
                        new Outcome.Processed(chunk.items().get(2), Sample.extraction("42")),
                        new Outcome.Processed(chunk.items().get(3), Sample.extraction("3")));
    }

    @Test
    void aLeaseIsRenewedWhileTheWorkGoesOnAndNoLonger() {
        journal.add(Sample.chunk("b", 0, "s1"), 1);
        deploy(Optional.of(slowApi()), Duration.ofMillis(30), DEADLINE);
        until("three renewals", () -> journal.renewals.size() >= 3);
        calls.get(0).complete();
        until("a chunk closed", () -> journal.closings.size() == 1);
        journal.add(Sample.chunk("b", 1, "s2"), 1);
        until("the second call", () -> calls.size() == 2);
        int before = journal.renewals.size();
        until("three more renewals", () -> journal.renewals.size() >= before + 3);

        assertThat(List.copyOf(journal.renewals).subList(before, before + 3))
                .allMatch(it -> it.chunk().toString().equals("b-1"));
    }

    @Test
    void aChunkWhoseLeaseIsLostIsDroppedAndTheNextOneTaken() {
        journal.losesLeases = true;
        journal.add(Sample.chunk("b", 0, "s1"), 1);
        journal.add(Sample.chunk("b", 1, "s2"), 1);
        deploy(Optional.empty());
        until("a chunk closed", () -> journal.closings.size() == 1);

        assertThat(journal.releases).isEmpty();
    }

    @Test
    void anOutageOfTheStoreDelaysWorkAndNoMore() {
        journal.outages = 4;
        journal.add(Sample.chunk("b", 0, "s1"), 1);
        deploy(Optional.empty());
        until("a chunk closed", () -> journal.closings.size() == 1);

        assertThat(journal.closings.get(0).outcomes()).allMatch(Outcome.Processed.class::isInstance);
        assertThat(journal.claims.get()).isGreaterThanOrEqualTo(5);
    }

    @Test
    void aChunkThatFailedIsGivenBack() {
        ExtractionApi broken = (tenant, messages) -> Future.failedFuture(new IllegalStateException("on purpose"));
        journal.add(Sample.chunk("b", 0, "s1"), 1);
        deploy(Optional.of(broken));
        until("a lease handed back", () -> journal.releases.size() == 1);

        assertThat(journal.closings).isEmpty();
    }

    @Test
    void stoppingFinishesTheChunksInHandAndTakesNoMore() {
        for (int i = 0; i < SLOTS + 2; i++) {
            journal.add(Sample.chunk("b", i, "s" + i), 1);
        }
        var id = deploy(Optional.of(slowApi()));
        until("a call for each slot", () -> calls.size() == SLOTS);
        var stopped = vertx.undeploy(id);
        untilStopping();
        List.copyOf(calls).forEach(Promise::complete);
        await(stopped);

        assertThat(journal.closings).hasSize(SLOTS);
        assertThat(calls).hasSize(SLOTS);
        assertThat(journal.releases).isEmpty();
    }

    @Test
    void aChunkThatIsClaimedWhileStoppingIsGivenBackBeforeTheStopEnds() {
        var claimed = Promise.<Void>promise();
        journal.claimsWaitFor = claimed.future();
        journal.add(Sample.chunk("b", 0, "s1"), 1);
        var id = deploy(Optional.empty());
        until("a claim", () -> journal.claims.get() == 1);
        var stopped = vertx.undeploy(id);
        untilStopping();
        assertThat(stopped.isComplete()).isFalse();
        claimed.complete();
        await(stopped);

        assertThat(journal.releases).hasSize(1);
        assertThat(journal.closings).isEmpty();
    }

    @Test
    void whenTheApiReturnsWhatWaitedForItIsMadeDueAtOnce() {
        deploy(Optional.empty());
        vertx.eventBus().send(Addresses.API_RETURNED, new JsonObject());

        until("the outage is over", () -> journal.outagesOver.get() == 1);
    }

    @Test
    void whatIsNotDoneAtTheDeadlineIsGivenBack() {
        journal.add(Sample.chunk("b", 0, "s1"), 1);
        var id = deploy(Optional.of(slowApi()), Duration.ofMinutes(5), Duration.ofMillis(20));
        until("a call", () -> calls.size() == 1);
        await(vertx.undeploy(id));

        assertThat(journal.releases).hasSize(1);
    }
}
