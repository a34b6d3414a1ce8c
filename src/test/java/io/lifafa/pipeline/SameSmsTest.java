package io.lifafa.pipeline;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.config.Duplicates;
import io.lifafa.config.IdConflict;
import io.lifafa.pipeline.Passes.View;
import io.lifafa.sms.Chunk;
import io.lifafa.sms.ChunkId;
import io.lifafa.sms.Sms;
import io.lifafa.sms.SmsId;
import io.lifafa.sms.WorkItem;
import io.lifafa.store.Duplicate;
import io.lifafa.store.Sample;
import io.lifafa.store.SteppedClient;
import io.lifafa.store.SteppedClient.Death;
import io.lifafa.store.TestStore;
import io.vertx.core.Future;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One SMS that comes by two ways, with an id by one and without by the other, is stored once. */
@Timeout(120)
class SameSmsTest {
    private static final int MOST_CALLS = 60;
    private static final String BODY = "Rs 10 debited at Fern Books";
    private static final Sms LIVE = Sms.of("live", "u", "AX-SURYAB-T", BODY, Sample.DATE);
    private static final Sms BACKUP = backup("VM-SURYAB", BODY + " ", 123);

    private static TestStore store;
    private static Invariants invariants;

    @BeforeAll
    static void open() {
        store = TestStore.open();
        invariants = new Invariants(store);
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @BeforeEach
    void wipe() {
        store.wipe();
    }

    private static Sms backup(String sender, String body, long millis) {
        var date = Sample.DATE.plusMillis(millis);
        return Sms.of(SmsId.of(TestStore.TENANT, "u", sender, date, body), "u", sender, body, date);
    }

    private static void append(String batch, String tenant, Sms... messages) {
        var items = Stream.of(messages).map(WorkItem::fresh).toList();
        await(store.journal().append(new Chunk(ChunkId.of(batch, 0), tenant, batch, false, items)));
    }

    private static Passes passes() {
        return new Passes(store, store.vertx());
    }

    private static void finish() {
        passes().finish(sms -> View.TRANSACTION);
    }

    private static int duplicates(String... batches) {
        return Stream.of(batches)
                .mapToInt(it -> await(store.archive().batch(it)).tally().duplicate())
                .sum();
    }

    private static void oneIsStored(String how, String... batches) {
        var stored = store.ids("sms_data");
        assertThat(stored).as(how).hasSize(1).containsAnyOf(LIVE.id(), BACKUP.id());
        invariants.hold(how, List.of(batches), stored.get(0));
        assertThat(duplicates(batches)).as(how).isEqualTo(1);
        var other = stored.get(0).equals(LIVE.id()) ? BACKUP.id() : LIVE.id();
        assertThat(await(store.archive().duplicates(List.of(LIVE.id(), BACKUP.id()))))
                .as(how)
                .containsExactly(new Duplicate(other, stored.get(0)));
    }

    static Stream<Arguments> bothWaysRound() {
        return Stream.of(Arguments.of(LIVE, BACKUP), Arguments.of(BACKUP, LIVE));
    }

    @ParameterizedTest
    @MethodSource("bothWaysRound")
    void theSecondIsADuplicateThatNamesTheFirst(Sms first, Sms second) {
        append("one", TestStore.TENANT, first);
        finish();
        append("two", TestStore.TENANT, second);

        finish();

        oneIsStored("one after the other", "one", "two");
        assertThat(store.ids("sms_data")).containsExactly(first.id());
        assertThat(duplicates("two")).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("bothWaysRound")
    void bothInOneChunkOrInOpenWorkAreOne(Sms first, Sms second) {
        append("one", TestStore.TENANT, first, second);
        finish();
        oneIsStored("one chunk", "one");

        store.wipe();
        append("one", TestStore.TENANT, first);
        append("two", TestStore.TENANT, second);
        await(passes().pass(store.client(), sms -> View.BROKEN));
        finish();
        oneIsStored("the first is tried later", "one", "two");
    }

    @Test
    void twoIdsThatWereGivenAreTwoSmsAndTheBackupIsOneOfThem() {
        append("one", TestStore.TENANT, LIVE, with("again", LIVE), BACKUP);

        finish();

        invariants.hold("both given first", List.of("one"), "live", "again");
        assertThat(duplicates("one")).isEqualTo(1);
    }

    @Test
    void ofTwoGivenIdsAfterABackupTheFirstIsItsDuplicateHoweverOftenTheyCome() {
        append("one", TestStore.TENANT, BACKUP);
        finish();
        append("two", TestStore.TENANT, LIVE, with("again", LIVE));
        finish();
        append("three", TestStore.TENANT, with("again", LIVE), BACKUP, LIVE);

        finish();

        invariants.hold("given after a backup", List.of("one", "two", "three"), BACKUP.id(), "again");
        assertThat(duplicates("two")).isEqualTo(1);
        assertThat(duplicates("three")).isEqualTo(3);
    }

    @Test
    void twoOfOneBackupStayTwoThoughOnlyOneOfThemCameLive() {
        var other = backup("VM-SURYAB", BODY, 456);
        append("one", TestStore.TENANT, LIVE);
        append("two", TestStore.TENANT, BACKUP, other);

        finish();

        invariants.hold("two payments", List.of("one", "two"), "live", other.id());
    }

    @Test
    void usersAndTenantsKeepTheirOwn() {
        var ofUser = Sms.of("v", "v", LIVE.sender(), BODY, LIVE.date());
        append("one", TestStore.TENANT, BACKUP, ofUser);
        append("two", "birch", LIVE);

        finish();

        invariants.hold("tenants", List.of("one", "two"), BACKUP.id(), "v", "live");
    }

    @Test
    void whereIdsAloneCountBothAreStored() {
        append("one", TestStore.TENANT, LIVE, BACKUP);

        new Passes(store, store.vertx(), IdConflict.REJECT, Duplicates.ID).finish(sms -> View.TRANSACTION);

        invariants.hold("by id", List.of("one"), "live", BACKUP.id());
        assertThat(store.ids("sms_contents")).isEmpty();
    }

    @Test
    void whatWasRefusedForItsIdTakesNobodysPlace() {
        append("one", TestStore.TENANT, Sms.of("live", "u", "AX-SURYAB-T", "Rs 99 credited", Sample.DATE));
        append("two", TestStore.TENANT, LIVE);
        append("three", TestStore.TENANT, BACKUP);

        finish();

        var apart = SmsId.apart(TestStore.TENANT, LIVE).id();
        invariants.hold("refused", List.of("one", "two", "three"), "live", apart, BACKUP.id());
        assertThat(store.ids("financial_transactions")).containsExactlyInAnyOrder("live", BACKUP.id());

        await(store.archive(() -> "replay").replay(TestStore.HOME, List.of()));
        finish();

        assertThat(store.ids("financial_transactions")).containsExactlyInAnyOrder("live", BACKUP.id());
        invariants.hold("replayed", List.of("one", "two", "three", "replay"), "live", apart, BACKUP.id());
    }

    @Test
    void aReplayOfTheFirstBringsItsTransaction() {
        append("one", TestStore.TENANT, LIVE, BACKUP);
        passes().finish(sms -> View.UNCLEAR);
        await(store.archive(() -> "replay").replay(TestStore.HOME, List.of()));

        finish();

        assertThat(store.ids("financial_transactions")).containsExactly("live");
        oneIsStored("replayed", "one", "replay");
    }

    @Test
    void whatWasStoredBeforeContentCountedIsAdoptedAndNotADuplicate() {
        append("one", TestStore.TENANT, LIVE);
        var byId = new Passes(store, store.vertx(), IdConflict.REJECT, Duplicates.ID);
        var stepped = new SteppedClient(store.client());
        for (int call = 1; store.ids("financial_transactions").isEmpty(); call++) {
            store.wipe();
            append("one", TestStore.TENANT, LIVE);
            stepped = new SteppedClient(store.client()).dyingAt(call, Death.AFTER);
            await(byId.pass(stepped.client(), sms -> View.TRANSACTION).otherwiseEmpty());
        }
        append("two", TestStore.TENANT, BACKUP);
        await(passes().pass(store.client(), sms -> View.TRANSACTION));

        finish();

        invariants.hold("switched on", List.of("one", "two"), LIVE.id(), BACKUP.id());
    }

    @ParameterizedTest
    @MethodSource("bothWaysRound")
    void twoNodesAtATimeStoreItOnceWhoeverIsHeldUpWhere(Sms first, Sms second) {
        for (var view : List.of(View.TRANSACTION, View.BROKEN)) {
            for (int call = 1; call < MOST_CALLS && heldUp(first, second, view, call); call++) {
                // the next call
            }
        }
    }

    private static boolean heldUp(Sms first, Sms second, View view, int call) {
        store.wipe();
        append("one", TestStore.TENANT, first);
        var stepped = new SteppedClient(store.client()).haltingAt(call);
        var pass = passes().pass(stepped.client(), sms -> view);
        await(Future.any(stepped.reached(call), pass.otherwiseEmpty()));
        boolean held = !pass.isComplete();
        append("two", TestStore.TENANT, second);
        await(passes().pass(store.client(), sms -> View.TRANSACTION));
        stepped.letGo(call);
        await(pass.otherwiseEmpty());
        finish();
        oneIsStored(view + " held up at call " + call, "one", "two");
        return held;
    }

    @ParameterizedTest
    @EnumSource(Death.class)
    void aWorkerThatDiesAnywhereLosesNothingAndStoresItOnce(Death death) {
        for (int call = 1; call < MOST_CALLS; call++) {
            store.wipe();
            append("one", TestStore.TENANT, LIVE);
            append("two", TestStore.TENANT, BACKUP);
            var stepped = new SteppedClient(store.client()).dyingAt(call, death);
            var dying = passes();
            await(dying.pass(stepped.client(), sms -> View.TRANSACTION)
                    .compose(done -> dying.pass(stepped.client(), sms -> View.UNCLEAR))
                    .otherwiseEmpty());
            finish();
            oneIsStored("died " + death + " at call " + call, "one", "two");
            if (!stepped.hasDied()) {
                return;
            }
        }
        throw new AssertionError("never came to its end");
    }

    @Test
    void aRowThatIsFullLosesNobody() {
        var many = IntStream.range(0, 40).mapToObj(i -> with("live-" + i, LIVE)).toArray(Sms[]::new);
        append("one", TestStore.TENANT, many);
        append("two", TestStore.TENANT, BACKUP, many[39]);

        finish();

        assertThat(store.ids("sms_data")).hasSize(41).contains(BACKUP.id());
        assertThat(store.check().violations()).isEmpty();
    }

    private static Sms with(String id, Sms sms) {
        return Sms.of(id, sms.userId(), sms.sender(), sms.body(), sms.date());
    }
}
