package io.lifafa.store.journal;

import static io.lifafa.testsupport.Awaiting.await;
import static io.lifafa.testsupport.Awaiting.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.sms.Chunk;
import io.lifafa.sms.ChunkId;
import io.lifafa.sms.Outcome;
import io.lifafa.sms.Status;
import io.lifafa.sms.WorkItem;
import io.lifafa.store.BatchProgress;
import io.lifafa.store.Claim;
import io.lifafa.store.Closing;
import io.lifafa.store.Journal;
import io.lifafa.store.KnownSms;
import io.lifafa.store.Lease;
import io.lifafa.store.Sample;
import io.lifafa.store.SteppedClient;
import io.lifafa.store.StoredTransaction;
import io.lifafa.store.Tally;
import io.lifafa.store.TestStore;
import io.lifafa.store.database.Collections;
import io.lifafa.store.document.Holder;
import io.lifafa.store.failure.StoreFailures;
import io.lifafa.store.stage.MongoStore;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a {@link Journal} promises, on the embedded server or the one that MONGODB_URI names. */
@Timeout(60)
class JournalContractTest {
    private static TestStore store;
    private static Journal journal;

    @BeforeAll
    static void open() {
        store = TestStore.open();
        journal = store.journal();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @BeforeEach
    void wipe() {
        store.wipe();
    }

    private static void append(String batch, int sequence, String... ids) {
        await(journal.append(Sample.chunk(batch, sequence, ids)));
        store.clock().advance(Duration.ofMillis(1));
    }

    private static Claim claim() {
        return await(journal.claim("w1", 1)).get(0);
    }

    private static List<Claim> claims(int max) {
        return await(journal.claim("w1", max));
    }

    @SafeVarargs
    private static Closing closing(Claim claim, Function<WorkItem, Outcome>... verdicts) {
        var chunk = claim.chunk();
        var outcomes = IntStream.range(0, chunk.items().size())
                .mapToObj(i -> verdicts[i % verdicts.length].apply(chunk.items().get(i)))
                .toList();
        return new Closing(claim.lease(), chunk.tenant(), chunk.batchId(), chunk.replay(), Tally.NONE, outcomes);
    }

    @Test
    void whatWasAppendedIsClaimedAsItWas() {
        var chunk = Sample.chunk("b", 0, "s1", "s2");
        await(journal.append(chunk));

        var claim = claim();

        assertThat(claim.chunk()).isEqualTo(chunk);
        assertThat(claim.lease()).isEqualTo(new Lease(ChunkId.of("b", 0), "w1", 1));
        assertThat(claim.isTakenOver()).isFalse();
    }

    @Test
    void appendingAgainChangesNothing() {
        append("b", 0, "s1");
        var lease = claim().lease();
        append("b", 0, "s1");

        assertThat(claims(5)).isEmpty();
        assertThat(await(journal.backlog()).chunks()).isEqualTo(1);
        await(journal.renew(lease));
    }

    @Test
    void aClosedChunkThatIsAppendedAgainCountsOnce() {
        append("b", 0, "s1", "s2");
        await(journal.close(closing(claim(), Sample::processed)));
        append("b", 0, "s1", "s2");
        var again = claim();
        var known = await(journal.known(List.of("s1", "s2")));

        assertThat(known).allMatch(it -> it.belongsTo(again.chunk().id()));
        var tally = new Tally(2, 0, 0, 0, 0);
        await(journal.close(new Closing(again.lease(), TestStore.TENANT, "b", false, tally, List.of())));

        assertThat(await(store.archive().batch("b"))).isEqualTo(new BatchProgress("b", 2, tally, 0));
        assertThat(store.check().violations()).isEmpty();
    }

    @Test
    void theOldestDueChunkIsClaimedFirst() {
        append("b", 2, "s1");
        append("b", 0, "s2");
        append("b", 1, "s3");

        assertThat(claims(2)).extracting(it -> it.chunk().id().toString()).containsExactly("b-2", "b-0");
        assertThat(claims(9)).extracting(it -> it.chunk().id().toString()).containsExactly("b-1");
    }

    @Test
    void aLeaseEndsAndTheChunkIsDueAgainWithTheNextEpoch() {
        append("b", 0, "s1");
        var first = claim();
        store.clock().advance(TestStore.LEASE.minusMillis(1));
        assertThat(claims(1)).isEmpty();
        store.clock().advance(Duration.ofMillis(1));

        var second = await(journal.claim("w2", 1)).get(0);

        assertThat(second.lease()).isEqualTo(new Lease(first.chunk().id(), "w2", 2));
        assertThat(second.isTakenOver()).isTrue();
    }

    @Test
    void whatADeadWorkerHeldComesBeforeABacklogThatHasWaitedForLonger() {
        append("b", 0, "s1");
        claim();
        append("b", 1, "s2");
        append("b", 2, "s3");
        store.clock().advance(TestStore.LEASE);

        assertThat(claims(9)).extracting(it -> it.chunk().id().toString()).containsExactly("b-0", "b-1", "b-2");
    }

    @Test
    void aRenewedLeaseLastsItsFullLengthFromThen() {
        append("b", 0, "s1");
        var lease = claim().lease();
        store.clock().advance(TestStore.LEASE.minusSeconds(1));
        await(journal.renew(lease));
        store.clock().advance(TestStore.LEASE.minusSeconds(1));

        assertThat(claims(1)).isEmpty();
    }

    @Test
    void aLostLeaseRenewsNothingReleasesNothingAndClosesNothing() {
        append("b", 0, "s1");
        var lost = claim();
        store.clock().advance(TestStore.LEASE);
        var held = claim();

        assertThat(StoreFailures.isLeaseLost(failure(journal.renew(lost.lease()))))
                .isTrue();
        await(journal.release(lost.lease()));
        assertThat(claims(1)).isEmpty();
        assertThat(StoreFailures.isLeaseLost(failure(journal.close(closing(lost, Sample::processed)))))
                .isTrue();
        assertThat(store.ids(Collections.RESULTS)).isEmpty();
        await(journal.renew(held.lease()));
    }

    @Test
    void whatALostLeaseHasStoredStandsOnlyWhereNobodyElseStoredAnything() {
        append("b", 0, "s1");
        var lost = claim();
        store.clock().advance(TestStore.LEASE);
        var held = claim();
        await(journal.close(closing(held, Sample::filtered)));

        assertThat(StoreFailures.isLeaseLost(failure(journal.close(closing(lost, Sample::processed)))))
                .isTrue();
        assertThat(store.ids(Collections.TRANSACTIONS)).isEmpty();
        assertThat(store.document(Collections.SMS, "s1").orElseThrow().getString("status"))
                .isEqualTo("filtered");
        assertThat(await(store.archive().batch("b")).tally()).isEqualTo(new Tally(0, 1, 0, 0, 0));
    }

    @Test
    void aReleasedChunkIsDueAtOnce() {
        append("b", 0, "s1");
        await(journal.release(claim().lease()));

        assertThat(claim().lease().epoch()).isEqualTo(2);
    }

    @Test
    void noChunkIsClaimedTwiceByManyAtOnce() {
        for (int i = 0; i < 40; i++) {
            append("b", i, "s" + i);
        }
        var claims = await(Future.all(
                        Stream.generate(() -> journal.claim("w", 5)).limit(12).toList()))
                .<List<Claim>>list();
        var ids = claims.stream()
                .flatMap(List::stream)
                .map(it -> it.chunk().id().toString())
                .toList();

        assertThat(ids).hasSize(40);
        assertThat(new HashSet<>(ids)).hasSize(40);
    }

    @Test
    void aClosedChunkLeavesItsCountItsStatesAndNothingElse() {
        append("b", 0, "s1", "s2", "s3");
        var tally = await(journal.close(closing(claim(), Sample::processed, Sample::filtered, Sample::dead)));

        assertThat(tally).isEqualTo(new Tally(1, 1, 0, 1, 0));
        assertThat(store.ids(Collections.INBOX)).isEmpty();
        assertThat(store.ids(Collections.PAYLOADS)).isEmpty();
        assertThat(store.ids(Collections.TRANSACTIONS)).containsExactly("s1");
        assertThat(store.ids(Collections.DEAD_LETTERS)).containsExactly("s3");
        assertThat(await(journal.known(List.of("s1", "s2", "s3", "s4"))))
                .extracting(KnownSms::status)
                .containsExactlyInAnyOrder(Status.PROCESSED, Status.FILTERED, Status.DEAD);
        assertThat(await(journal.transactions(List.of("s1", "s2"))))
                .containsExactly(new StoredTransaction(Sample.sms("s1"), Sample.extraction("1250.50")));
        assertThat(await(journal.backlog()).chunks()).isZero();
    }

    @Test
    void closingTwiceWithTheSameLeaseGivesTheSameCount() {
        append("b", 0, "s1", "s2");
        var closing = closing(claim(), Sample::processed, Sample::later);

        assertThat(await(journal.close(closing))).isEqualTo(new Tally(1, 0, 0, 0, 1));
        assertThat(await(journal.close(closing))).isEqualTo(new Tally(1, 0, 0, 0, 1));
        assertThat(store.check().violations()).isEmpty();
    }

    @Test
    void whatIsToBeTriedLaterGoesIntoTheNextChunkOfTheLine() {
        append("b", 0, "s1", "s2");
        var claimed = claim();
        await(journal.close(closing(claimed, Sample::processed, Sample::later)));
        assertThat(claims(1)).isEmpty();
        store.clock().advance(Duration.ofSeconds(45));

        var next = claim();

        var failed = claimed.chunk().items().get(1).failed(Sample.failure("api"));
        assertThat(next.chunk())
                .isEqualTo(new Chunk(new ChunkId("b-0", 1), TestStore.TENANT, "b", false, List.of(failed)));
        assertThat(next.lease().epoch()).isEqualTo(1);
        await(journal.close(closing(next, Sample::dead)));
        assertThat(await(store.archive().deadLetters(TestStore.HOME, "", 5))
                        .get(0)
                        .item()
                        .failures())
                .hasSize(2);
        assertThat(store.check().violations()).isEmpty();
    }

    @Test
    void whatWaitsForTheEndOfAnOutageIsDueWhenItIsOverAndNothingElseIs() {
        append("b", 0, "s1");
        await(journal.close(closing(claim(), it -> new Outcome.Later(it, Duration.ofHours(1), true))));
        append("b", 1, "s2");
        await(journal.close(closing(claim(), it -> new Outcome.Later(it, Duration.ofHours(1)))));
        append("b", 2, "s3");
        var held = claim().lease();
        assertThat(claims(1)).isEmpty();

        await(journal.outageIsOver());

        assertThat(claim().chunk().id()).isEqualTo(new ChunkId("b-0", 1));
        assertThat(claims(1)).isEmpty();
        await(journal.outageIsOver());
        assertThat(claims(1)).as("a lease is nobody else's business").isEmpty();
        await(journal.renew(held));
    }

    @Test
    void anSmsTwiceInItsChunkGoesOnOnce() {
        append("b", 0, "s1", "s1");
        var claim = claim();
        var later = List.of(Sample.later(claim.chunk().items().get(0)));
        await(journal.close(new Closing(claim.lease(), TestStore.TENANT, "b", false, Tally.duplicates(1), later)));
        store.clock().advance(Duration.ofMinutes(1));

        assertThat(claim().chunk().items()).hasSize(1);
        assertThat(await(store.archive().batch("b")).pending()).isEqualTo(1);
    }

    @Test
    void theFirstStateOfAnSmsWinsAndTheOtherBatchCountsADuplicate() {
        append("b1", 0, "s1");
        append("b2", 0, "s1");
        var both = claims(2);
        await(journal.close(closing(both.get(0), Sample::dead)));

        var tally = await(journal.close(closing(both.get(1), Sample::processed)));

        assertThat(tally).isEqualTo(Tally.duplicates(1));
        assertThat(store.ids(Collections.TRANSACTIONS)).isEmpty();
        assertThat(store.ids(Collections.DEAD_LETTERS)).containsExactly("s1");
        assertThat(store.check().violations()).isEmpty();
    }

    @Test
    void theLoserTakesBackItsDeadLetter() {
        append("b1", 0, "s1");
        append("b2", 0, "s1");
        var both = claims(2);
        await(journal.close(closing(both.get(0), Sample::processed)));

        assertThat(await(journal.close(closing(both.get(1), Sample::dead)))).isEqualTo(Tally.duplicates(1));
        assertThat(store.ids(Collections.DEAD_LETTERS)).isEmpty();
        assertThat(store.ids(Collections.TRANSACTIONS)).containsExactly("s1");
    }

    @Test
    void aRestartOfAnExclusiveStoreMakesLeasedChunksDueAtOnce() {
        append("b", 0, "s1");
        append("b", 1, "s2");
        claim();
        await(MongoStore.prepare(store.database(), Duration.ofDays(1), true, Set.of(), store.clock()));

        assertThat(claims(5)).extracting(it -> it.lease().epoch()).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void aRestartOfTheStoreLeavesAloneWhatLivingNodesHold() {
        append("b", 0, "s1");
        append("b", 1, "s2");
        await(journal.claim(Holder.write("node-a/1", "aaaaaaaa-1"), 1));
        await(journal.claim(Holder.write("node-b/1", "bbbbbbbb-1"), 1));
        await(MongoStore.prepare(
                store.database(), Duration.ofDays(1), true, Set.of("bbbbbbbb-1", "cccccccc-1"), store.clock()));

        assertThat(claims(5)).extracting(it -> it.chunk().id().toString()).containsExactly("b-0");
    }

    @Test
    void aFullChunkFits() {
        var ids = IntStream.range(0, Chunk.MAX_ITEMS).mapToObj(i -> "s" + i).toArray(String[]::new);
        append("b", 0, ids);

        assertThat(await(journal.close(closing(claim(), Sample::processed))).processed())
                .isEqualTo(Chunk.MAX_ITEMS);
        assertThat(await(journal.known(List.of(ids)))).hasSize(Chunk.MAX_ITEMS);
    }

    @Test
    void anEntryWhoseSmsAreLostHoldsUpNobodyElse() {
        append("b", 0, "s1");
        append("b", 1, "s2");
        await(store.client().removeDocuments(Collections.PAYLOADS, new JsonObject().put("_id", "b-0")));

        assertThat(claims(5)).extracting(it -> it.chunk().id().toString()).containsExactly("b-1");
        assertThat(store.check().violations()).containsExactly("chunk b-0: open, but its SMS are missing");
    }

    @Test
    void whatWasClaimedBeforeAFailureIsHandedOver() {
        append("b", 0, "s1");
        append("b", 1, "s2");
        var dying = new SteppedClient(store.client()).dyingAt(4, SteppedClient.Death.BEFORE);

        assertThat(await(store.journal(dying.client()).claim("w", 2))).hasSize(1);
    }
}
