package io.lifafa.store.archive;

import static io.lifafa.testsupport.Awaiting.await;
import static io.lifafa.testsupport.Awaiting.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.sms.Intent;
import io.lifafa.sms.Outcome;
import io.lifafa.sms.Sms;
import io.lifafa.sms.Status;
import io.lifafa.sms.WorkItem;
import io.lifafa.store.Archive;
import io.lifafa.store.BatchProgress;
import io.lifafa.store.Claim;
import io.lifafa.store.Closing;
import io.lifafa.store.DeadLetter;
import io.lifafa.store.Sample;
import io.lifafa.store.SteppedClient;
import io.lifafa.store.StoredSms;
import io.lifafa.store.StoredTransaction;
import io.lifafa.store.Tally;
import io.lifafa.store.TestStore;
import io.lifafa.store.TransactionQuery;
import io.lifafa.store.database.Collections;
import io.vertx.serviceproxy.ServiceException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an {@link Archive} promises. */
@Timeout(60)
class ArchiveContractTest {
    private static TestStore store;
    private static Archive archive;

    @BeforeAll
    static void open() {
        store = TestStore.open();
        archive = store.archive();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @BeforeEach
    void wipe() {
        store.wipe();
    }

    private static Tally closeNext(Function<WorkItem, Outcome> verdict) {
        var claim = await(store.journal().claim("w", 1)).get(0);
        return closeOpen(claim, claim.chunk().items().stream().map(verdict).toList());
    }

    private static Tally closeOpen(Claim claim, List<Outcome> outcomes) {
        var chunk = claim.chunk();
        return await(store.journal()
                .close(new Closing(
                        claim.lease(), chunk.tenant(), chunk.batchId(), chunk.replay(), Tally.NONE, outcomes)));
    }

    private static void done(String batch, Function<WorkItem, Outcome> verdict, String... ids) {
        await(store.journal().append(Sample.chunk(batch, 0, ids)));
        closeNext(verdict);
    }

    @Test
    void anSmsIsReadBackWithItsStateAndWhatWasUnderstood() {
        done("b1", Sample::processed, "s1");
        done("b2", Sample::filtered, "s2");
        done("b3", Sample::dead, "s3");

        assertThat(await(archive.sms(List.of("s1", "s2", "s3", "s4"))))
                .containsExactlyInAnyOrder(
                        new StoredSms(
                                Sample.sms("s1"),
                                Status.PROCESSED,
                                Optional.empty(),
                                Optional.empty(),
                                "b1",
                                store.clock().instant(),
                                Optional.of(Sample.extraction("1250.50"))),
                        new StoredSms(
                                Sample.sms("s2"),
                                Status.FILTERED,
                                Optional.of("promotion"),
                                Optional.of(Intent.PROMO),
                                "b2",
                                store.clock().instant(),
                                Optional.empty()),
                        new StoredSms(
                                Sample.sms("s3"),
                                Status.DEAD,
                                Optional.of("not_understood"),
                                Optional.empty(),
                                "b3",
                                store.clock().instant(),
                                Optional.empty()));
    }

    @Test
    void aFilteredSmsIsReadBackWithWhatItSaysAndIsNoTransaction() {
        done("b1", Sample::noted, "s1");

        var stored = await(archive.sms(List.of("s1"))).get(0);
        assertThat(stored.status()).isEqualTo(Status.FILTERED);
        assertThat(stored.extraction()).contains(Sample.note());
        assertThat(store.ids(Collections.TRANSACTIONS)).isEmpty();
        assertThat(store.check().violations()).isEmpty();
    }

    @Test
    void aDeadSmsThatIsFilteredByAReplaySaysWhatWasRead() {
        done("b1", Sample::dead, "s1");
        await(archive.replay(TestStore.HOME, List.of("s1")));
        closeNext(Sample::noted);

        assertThat(await(archive.sms(List.of("s1"))).get(0).extraction()).contains(Sample.note());
        assertThat(store.check().violations()).isEmpty();
    }

    @Test
    void aTransactionThatIsStillBeingWrittenIsNotShown() {
        done("b1", Sample::dead, "s1");
        await(archive.replay(TestStore.HOME, List.of("s1")));
        var dying = new SteppedClient(store.client()).dyingAt(3, SteppedClient.Death.BEFORE);
        var journal = store.journal(dying.client());
        var claim = await(store.journal().claim("w", 1)).get(0);
        failure(journal.close(new Closing(
                claim.lease(),
                TestStore.TENANT,
                claim.chunk().batchId(),
                true,
                Tally.NONE,
                claim.chunk().items().stream().map(Sample::processed).toList())));

        assertThat(store.ids(Collections.TRANSACTIONS)).containsExactly("s1");
        assertThat(await(archive.sms(List.of("s1"))).get(0).extraction()).isEmpty();
        assertThat(store.check().violations()).isEmpty();
    }

    @Test
    void transactionsComeInPagesNewestFirstWithEqualDatesAcrossThem() {
        var at = Instant.parse("2026-01-05T10:00:00.123Z");
        var dates = IntStream.range(0, 12).mapToObj(i -> at.plusMillis(i / 5)).toList();
        var ids = IntStream.range(0, 12).mapToObj(i -> "s" + (char) ('a' + i)).toArray(String[]::new);
        done("b", item -> new Outcome.Processed(item, Sample.dated(dates.get(number(item.sms())))), ids);

        var read = new ArrayList<String>();
        Optional<TransactionQuery.Position> after = Optional.empty();
        List<StoredTransaction> page;
        do {
            page = await(archive.transactions(
                    new TransactionQuery(TestStore.TENANT, "user-7", Optional.empty(), Optional.empty(), after, 3)));
            page.forEach(it -> read.add(it.sms().id()));
            if (!page.isEmpty()) {
                var last = page.get(page.size() - 1);
                after = Optional.of(new TransactionQuery.Position(
                        last.extraction().transactionDate().orElseThrow(),
                        last.sms().id()));
            }
        } while (!page.isEmpty());

        assertThat(read).containsExactly("sl", "sk", "sj", "si", "sh", "sg", "sf", "se", "sd", "sc", "sb", "sa");
    }

    private static int number(Sms sms) {
        return sms.id().charAt(1) - 'a';
    }

    @Test
    void aRangeOfDatesIncludesItsStartAndExcludesItsEnd() {
        var at = Instant.parse("2026-01-05T00:00:00Z");
        done(
                "b",
                item -> new Outcome.Processed(item, Sample.dated(at.plus(Duration.ofDays(number(item.sms()))))),
                "sa",
                "sb",
                "sc",
                "sd");
        var query = new TransactionQuery(
                TestStore.TENANT,
                "user-7",
                Optional.of(at.plus(Duration.ofDays(1))),
                Optional.of(at.plus(Duration.ofDays(3))),
                Optional.empty(),
                10);

        assertThat(await(archive.transactions(query)))
                .extracting(it -> it.sms().id())
                .containsExactly("sc", "sb");
        var next = new TransactionQuery(
                TestStore.TENANT,
                "user-7",
                query.from(),
                query.to(),
                Optional.of(new TransactionQuery.Position(at.plus(Duration.ofDays(2)), "sc")),
                10);
        assertThat(await(archive.transactions(next)))
                .extracting(it -> it.sms().id())
                .containsExactly("sb");
        assertThat(await(archive.transactions(new TransactionQuery(
                        TestStore.TENANT, "somebody-else", Optional.empty(), Optional.empty(), Optional.empty(), 10))))
                .isEmpty();
    }

    @Test
    void aTransactionWithoutADateStandsAtThatOfItsSms() {
        var undated = Sample.extraction("5");
        done("b", item -> new Outcome.Processed(item, undated), "s1");

        assertThat(await(archive.transactions(new TransactionQuery(
                        TestStore.TENANT,
                        "user-7",
                        Optional.of(Sample.DATE.minusSeconds(60)),
                        Optional.empty(),
                        Optional.empty(),
                        1))))
                .hasSize(1);
    }

    @Test
    void aBatchIsCountedAtEveryMoment() {
        assertThat(((ServiceException) failure(archive.batch("b"))).failureCode())
                .isEqualTo(404);
        await(store.journal().append(Sample.chunk("b", 0, "s1", "s2", "s3")));
        await(store.journal().append(Sample.chunk("b", 1, "s4")));
        assertThat(await(archive.batch("b"))).isEqualTo(new BatchProgress("b", 4, Tally.NONE, 2));

        store.clock().advance(Duration.ofMillis(1));
        var claim = await(store.journal().claim("w", 1)).get(0);
        var closing = new Closing(
                claim.lease(),
                TestStore.TENANT,
                "b",
                false,
                Tally.NONE,
                claim.chunk().items().stream().map(Sample::later).toList());
        for (int call = 1; call < 12; call++) {
            var dying = new SteppedClient(store.client()).dyingAt(call, SteppedClient.Death.BEFORE);
            await(store.journal(dying.client()).close(closing).otherwiseEmpty());
            var progress = await(archive.batch("b"));
            assertThat(progress.accepted()).isEqualTo(4);
            assertThat(progress.tally().settled() + progress.pending()).isEqualTo(4);
            assertThat(progress.done()).isFalse();
        }
        store.clock().advance(Duration.ofHours(1));
        closeNext(Sample::processed);
        closeNext(Sample::filtered);

        var done = await(archive.batch("b"));
        assertThat(done.done()).isTrue();
        assertThat(done.pending()).isZero();
        assertThat(store.check().violations()).isEmpty();
    }

    @Test
    void deadLettersComeInPagesById() {
        done("b", Sample::dead, "s3", "s1", "s2");

        assertThat(await(archive.deadLetters(TestStore.HOME, "", 2)))
                .extracting(it -> it.item().sms().id())
                .containsExactly("s1", "s2");
        var last = await(archive.deadLetters(TestStore.HOME, "s2", 2)).get(0);
        assertThat(last)
                .isEqualTo(new DeadLetter(
                        TestStore.TENANT,
                        WorkItem.fresh(Sample.sms("s3")).failed(Sample.failure("rules")),
                        "not_understood",
                        "b",
                        store.clock().instant()));
    }

    @Test
    void aNamedDeadLetterIsReplayedAndRevived() {
        done("b", Sample::dead, "s1", "s2");

        var replayed = await(archive.replay(TestStore.HOME, List.of("s2", "nobody", "s2")));

        assertThat(replayed.count()).isEqualTo(1);
        assertThat(store.ids(Collections.DEAD_LETTERS)).containsExactly("s1", "s2");
        assertThat(closeNext(Sample::processed)).isEqualTo(Tally.one(Status.PROCESSED));
        assertThat(store.ids(Collections.DEAD_LETTERS)).containsExactly("s1");
        var revived = await(archive.sms(List.of("s2"))).get(0);
        assertThat(revived.status()).isEqualTo(Status.PROCESSED);
        assertThat(revived.reason()).isEmpty();
        assertThat(await(archive.batch("b")).tally()).isEqualTo(new Tally(0, 0, 0, 2, 0));
        assertThat(await(archive.batch(replayed.batchId())).tally()).isEqualTo(Tally.one(Status.PROCESSED));
        assertThat(store.check().violations()).isEmpty();
    }

    @Test
    void deadAgainIsStillADeadLetterAndMayBeReplayedAgain() {
        done("b", Sample::dead, "s1");
        for (int i = 0; i < 3; i++) {
            assertThat(await(archive.replay(TestStore.HOME, List.of())).count()).isEqualTo(1);
            assertThat(closeNext(Sample::dead)).isEqualTo(Tally.one(Status.DEAD));
        }
        assertThat(store.ids(Collections.DEAD_LETTERS)).containsExactly("s1");
        await(archive.replay(TestStore.HOME, List.of()));
        assertThat(closeNext(Sample::filtered)).isEqualTo(Tally.one(Status.FILTERED));
        assertThat(store.ids(Collections.DEAD_LETTERS)).isEmpty();
        assertThat(store.check().violations()).isEmpty();
    }

    @Test
    void nothingToReplayOpensNothing() {
        assertThat(await(archive.replay(TestStore.HOME, List.of())).count()).isZero();
        assertThat(store.ids(Collections.INBOX)).isEmpty();
    }

    @Test
    void longDeadLettersAreReplayedInChunksThatAreNotTooLarge() {
        var body = "Rs.5 debited ".repeat(15_000);
        for (int i = 0; i < 5; i++) {
            var sms = Sms.of("s" + i, "u", "AX-KOTBNK-S", body, Sample.DATE);
            var chunk = Sample.chunk("b", i, "x");
            await(store.journal()
                    .append(new io.lifafa.sms.Chunk(
                            chunk.id(), chunk.tenant(), "b", false, List.of(WorkItem.fresh(sms)))));
            closeNext(Sample::dead);
        }
        assertThat(await(archive.replay(TestStore.HOME, List.of())).count()).isEqualTo(5);
        assertThat(store.ids(Collections.INBOX)).hasSize(3);
        assertThat(await(archive.replay(TestStore.HOME, List.of("s0", "s1", "s2", "s3", "s4")))
                        .count())
                .isEqualTo(5);
        assertThat(store.ids(Collections.INBOX)).hasSize(6);
    }
}
