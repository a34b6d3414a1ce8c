package io.lifafa.store.erasure;

import static io.lifafa.store.erasure.Person.MARK;
import static io.lifafa.store.erasure.Person.OTHER;
import static io.lifafa.store.erasure.Person.USER;
import static io.lifafa.testsupport.Awaiting.await;
import static io.lifafa.testsupport.Awaiting.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.sms.identity.Tenant;
import io.lifafa.store.BatchProgress;
import io.lifafa.store.Sample;
import io.lifafa.store.TestStore;
import io.lifafa.store.Work;
import io.lifafa.store.batch.Summaries;
import io.lifafa.store.database.Collections;
import io.lifafa.store.failure.StoreFailures;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A person goes from every collection, everybody else stays, and all counts stay what they were. */
@Timeout(120)
class ErasureTest {
    private static TestStore store;
    private static Person person;

    @BeforeAll
    static void open() {
        store = TestStore.open();
        person = new Person(store);
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @BeforeEach
    void wipe() {
        store.wipe();
    }

    private static List<BatchProgress> progress(String... batches) {
        return Stream.of(batches).map(it -> await(store.archive().batch(it))).toList();
    }

    private static List<JsonObject> others(String collection) {
        return store.documents(collection).stream()
                .filter(it -> !it.encode().contains(MARK))
                .toList();
    }

    @Test
    void everyCollectionForgetsThePersonAndNobodyElse() {
        person.history();
        var collections = List.of(Collections.SMS, Collections.TRANSACTIONS, Collections.DEAD_LETTERS);
        var before = collections.stream().map(ErasureTest::others).toList();
        var counts = progress("b1", "b2", "b3", "again");
        assertThat(store.everything()).contains(MARK);

        var done = person.finished(person.erase().id());

        assertThat(store.everything()).doesNotContain(MARK).contains(OTHER);
        assertThat(collections.stream().map(ErasureTest::others).toList()).isEqualTo(before);
        assertThat(progress("b1", "b2", "b3", "again")).isEqualTo(counts);
        assertThat(store.check().violations()).isEmpty();
        assertThat(store.check().erased()).isEqualTo(6);
        assertThat(done.counts())
                .containsEntry(Collections.SMS, 6L)
                .containsEntry(Collections.TRANSACTIONS, 3L)
                .containsEntry(Collections.DEAD_LETTERS, 1L)
                .containsEntry(Collections.CONTENTS, 6L)
                .containsEntry(Collections.DUPLICATES, 1L);
        assertThat(store.ids(Collections.CONTENTS)).as("of the other one").hasSize(6);
        assertThat(store.ids(Collections.DUPLICATES)).isEmpty();
    }

    @Test
    void openChunksGoOnWithoutThePerson() {
        person.openWork();

        var done = person.finished(person.erase().id());

        assertThat(store.everything()).doesNotContain(MARK).contains(OTHER);
        assertThat(done.counts()).containsEntry(Collections.INBOX, 5L);
        assertThat(store.documents(Collections.INBOX))
                .extracting(it -> it.getBoolean("outage"))
                .contains(true);
        assertThat(store.check().violations()).isEmpty();
        store.clock().advance(Duration.ofDays(2));
        new Work(store).closeAll(Sample::processed);
        assertThat(progress("b4", "b5", "b6"))
                .allMatch(BatchProgress::done)
                .allMatch(it -> it.tally().filtered() == it.accepted() / 2)
                .allMatch(it -> it.tally().processed() == it.accepted() / 2);
        assertThat(store.check().violations()).isEmpty();
    }

    @Test
    void theRecordSaysWhoAskedAndWhenButNotAboutWhom() {
        person.history();
        var asked = person.erase();
        person.finished(asked.id());

        assertThat(store.documents(Collections.ERASURES)).singleElement().satisfies(it -> {
            assertThat(it.fieldNames())
                    .containsExactlyInAnyOrder(
                            "_id",
                            "tenant",
                            "home",
                            "asked_by",
                            "asked_at",
                            "state",
                            "due",
                            "epoch",
                            "position",
                            "done_at");
            assertThat(it.getString("asked_by")).isEqualTo("key-1");
            assertThat(it.getJsonObject("position").getJsonArray("roots")).isEmpty();
        });
    }

    @Test
    void askedForAgainItIsTheSameWhileItIsUnderWayAndAnotherAfterwards() {
        person.history();
        var first = person.erase();
        assertThat(person.erase().id()).isEqualTo(first.id());
        await(person.runner().resume());
        assertThat(person.erase().id()).isEqualTo(first.id());

        person.finished(first.id());

        var second = person.erase();
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(person.finished(second.id()).counts().values()).allMatch(it -> it == 0);
    }

    @Test
    void anotherTenantsErasureIsNotThere() {
        var mine = person.erase();

        assertThat(failure(store.erasures().erasure(Tenant.of("zeta", TestStore.TENANT), mine.id())))
                .matches(StoreFailures::isNotFound);
        assertThat(failure(store.erasures().erasure(TestStore.HOME, "unknown"))).matches(StoreFailures::isNotFound);
    }

    @Test
    void anotherTenantsUserOfTheSameNameStays() {
        person.history();
        var before = store.documents(Collections.SMS);

        var id = await(store.erasures().erase(Tenant.of("zeta", TestStore.TENANT), USER, "k"))
                .id();
        for (int i = 0; i < 5; i++) {
            await(person.runner().resume());
            store.clock().advance(TestStore.LEASE);
        }

        assertThat(await(store.erasures().erasure(Tenant.of("zeta", TestStore.TENANT), id))
                        .doneAt())
                .isPresent();
        assertThat(store.documents(Collections.SMS)).isEqualTo(before);
    }

    @Test
    void whatComesInWhileItRunsIsNewAndStays() {
        person.history();
        person.openWork();
        var id = person.erase().id();
        store.clock().advance(Duration.ofSeconds(1));
        person.done("new", 0, Sample::processed, Person.sms(USER, "20"), Person.sms(USER, "21"));
        person.append("new", 1, Person.sms(USER, "22"));

        person.finished(id);

        assertThat(store.ids(Collections.SMS))
                .contains(MARK + "20", MARK + "21")
                .doesNotContain(MARK + "1");
        assertThat(store.ids(Collections.TRANSACTIONS)).contains(MARK + "20", MARK + "21");
        assertThat(store.ids(Collections.PAYLOADS)).contains("new-1");
        assertThat(store.check().violations()).isEmpty();
        person.finished(person.erase().id());
        assertThat(store.everything()).doesNotContain(MARK);
        assertThat(store.check().violations()).isEmpty();
    }

    @Test
    void theSameSmsSentAgainAfterwardsIsNew() {
        person.done("b1", 0, Sample::processed, Person.both("1"));
        person.finished(person.erase().id());

        person.done("b2", 0, Sample::processed, Person.sms(USER, "1"));

        assertThat(await(store.archive().batch("b2")).tally().processed()).isEqualTo(1);
        assertThat(store.check().violations()).isEmpty();
    }

    @Test
    void anErasedSmsIsToldFromALostOneAlsoOnceItsBatchIsSummedUp() {
        person.history();
        person.finished(person.erase().id());
        for (int i = 0; i < 2; i++) {
            assertThat(store.check().violations()).isEmpty();
            store.clock().advance(Duration.ofHours(1));
            await(new Summaries(store.database(), store.clock()).sumUp("", 1));
        }
        assertThat(store.ids(Collections.RESULTS)).isEmpty();
        assertThat(store.check().violations()).isEmpty();

        await(store.database().remove(Collections.SMS, new JsonObject().put("_id", "other3")));

        assertThat(store.check().violations())
                .anyMatch(it -> it.contains("batch b1: 6 SMS counted as processed, filtered or dead, but 5 stored"));
    }

    @Test
    void aReplayThatNamesThePersonsSmsEndsAndForgetsThem() {
        person.history();
        await(person.archive().replay(TestStore.HOME, List.of(MARK + "5", "other5")));
        assertThat(store.everything()).contains(MARK + "5");

        person.finished(person.erase().id());

        assertThat(store.everything()).doesNotContain(MARK);
        new Work(store).closeAll(Sample::processed);
        assertThat(progress("replay")).allMatch(BatchProgress::done);
        assertThat(store.check().violations()).isEmpty();
        assertThat(store.everything()).doesNotContain(MARK);
    }

    /** As version 0.1 stored it: without the key of its content. */
    @Test
    void contentsOfTextsThatWereNeverKeptAreFoundByTheirDay() {
        person.history();
        await(store.client()
                .updateCollection(
                        Collections.SMS,
                        new JsonObject().put("_id", MARK + "6"),
                        new JsonObject().put("$unset", new JsonObject().put("content_key", ""))));

        person.finished(person.erase().id());

        assertThat(store.everything()).doesNotContain(MARK);
        assertThat(store.ids(Collections.CONTENTS)).hasSize(6);
    }
}
