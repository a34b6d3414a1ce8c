package io.lifafa.pipeline;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.config.IdConflict;
import io.lifafa.pipeline.Passes.View;
import io.lifafa.sms.Chunk;
import io.lifafa.sms.ChunkId;
import io.lifafa.sms.Sms;
import io.lifafa.sms.SmsId;
import io.lifafa.sms.WorkItem;
import io.lifafa.store.Sample;
import io.lifafa.store.SteppedClient;
import io.lifafa.store.SteppedClient.Death;
import io.lifafa.store.TestStore;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two texts under one id: neither is lost, and what is stored under one id is of one text. */
@Timeout(120)
class IdConflictTest {
    private static final int MOST_CALLS = 60;
    private static final Sms FIRST = sms("x", "u", "Rs 10 debited at Fern Books");
    private static final Sms SECOND = sms("x", "u", "Rs 99 credited by Teesta Mills");

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

    private static Sms sms(String id, String user, String body) {
        return Sms.of(id, user, "AX-SURYAB-T", body, Sample.DATE);
    }

    private static String apart(Sms sms) {
        return SmsId.apart(TestStore.TENANT, sms).id();
    }

    private static void append(String batch, String tenant, Sms... messages) {
        var items = Stream.of(messages).map(WorkItem::fresh).toList();
        await(store.journal().append(new Chunk(ChunkId.of(batch, 0), tenant, batch, false, items)));
    }

    private static Passes passes(IdConflict onConflict) {
        return new Passes(store, store.vertx(), onConflict);
    }

    private static String body(String collection, String id) {
        return store.documents(collection).stream()
                .filter(it -> it.getString("_id").equals(id))
                .map(it -> it.getString(
                        "body",
                        it.getJsonObject("metadata", new io.vertx.core.json.JsonObject())
                                .getString("original_text")))
                .findFirst()
                .orElse("");
    }

    /** Whatever stands under an id says the same in every collection. */
    private static void oneTextPerId() {
        for (var row : store.documents("sms_data")) {
            var id = row.getString("_id");
            for (var collection : List.of("financial_transactions", "dead_letters")) {
                assertThat(body(collection, id)).as(id + " in " + collection).isIn("", row.getString("body"));
            }
        }
    }

    @Test
    void theSecondTextIsADeadLetterThatNamesTheFirst() {
        append("one", TestStore.TENANT, FIRST);
        append("two", TestStore.TENANT, SECOND);

        passes(IdConflict.REJECT).finish(sms -> View.TRANSACTION);

        assertThat(store.ids("financial_transactions")).containsExactly("x");
        assertThat(store.ids("dead_letters")).containsExactly(apart(SECOND));
        assertThat(store.documents("dead_letters").get(0).getString("reason")).isEqualTo("id_conflict");
        assertThat(SmsId.original(apart(SECOND))).contains("x");
        invariants.hold("rejected", List.of("one", "two"), "x", apart(SECOND));
    }

    @Test
    void aReplayOfItKeepsItUnderItsOwnId() {
        append("one", TestStore.TENANT, FIRST, SECOND);
        passes(IdConflict.REJECT).finish(sms -> View.TRANSACTION);
        await(store.archive(() -> "again").replay(TestStore.HOME, List.of()));

        passes(IdConflict.REJECT).finish(sms -> View.TRANSACTION);

        assertThat(store.ids("financial_transactions")).containsExactly("x", apart(SECOND));
        assertThat(body("financial_transactions", apart(SECOND))).isEqualTo(SECOND.body());
        invariants.hold("replayed", List.of("one", "again"), "x", apart(SECOND));
    }

    @Test
    void whereConflictsAreKeptBothAreTransactions() {
        append("one", TestStore.TENANT, FIRST, SECOND, FIRST, SECOND);
        append("two", TestStore.TENANT, SECOND, FIRST);

        passes(IdConflict.KEEP).finish(sms -> View.TRANSACTION);

        assertThat(store.ids("financial_transactions")).containsExactly("x", apart(SECOND));
        assertThat(await(store.archive().batch("one")).tally().duplicate()).isEqualTo(2);
        assertThat(await(store.archive().batch("two")).tally().duplicate()).isEqualTo(2);
        oneTextPerId();
    }

    @Test
    void usersAndTenantsDoNotLoseTheirSmsToEachOther() {
        var other = sms("x", "v", FIRST.body());
        append("one", TestStore.TENANT, FIRST, other);
        append("two", "birch", FIRST);

        passes(IdConflict.KEEP).finish(sms -> View.TRANSACTION);

        assertThat(store.ids("financial_transactions"))
                .containsExactlyInAnyOrder(
                        "x", apart(other), SmsId.apart("birch", FIRST).id());
    }

    @Test
    void whatIsTriedLaterKeepsItsOwnIdThroughTheGenerations() {
        append("one", TestStore.TENANT, FIRST, SECOND);
        var passes = passes(IdConflict.KEEP);
        await(passes.pass(store.client(), sms -> View.BROKEN));

        passes.finish(sms -> View.TRANSACTION);

        invariants.hold("later", List.of("one"), "x", apart(SECOND));
        assertThat(store.ids("financial_transactions")).containsExactly("x", apart(SECOND));
        oneTextPerId();
    }

    @ParameterizedTest
    @EnumSource(IdConflict.class)
    void twoChunksAtATimeLoseNeitherWhoeverIsHeldUpWhere(IdConflict onConflict) {
        var passes = passes(onConflict);
        for (var mine : View.values()) {
            for (var theirs : View.values()) {
                for (int call = 1; call < MOST_CALLS && heldUp(passes, mine, theirs, call); call++) {
                    // the next call
                }
            }
        }
    }

    private static boolean heldUp(Passes passes, View mine, View theirs, int call) {
        store.wipe();
        append("one", TestStore.TENANT, FIRST);
        var stepped = new SteppedClient(store.client()).haltingAt(call);
        var pass = passes.pass(stepped.client(), sms -> mine);
        await(Future.any(stepped.reached(call), pass.otherwiseEmpty()));
        boolean held = !pass.isComplete();
        append("two", TestStore.TENANT, SECOND);
        await(passes.pass(store.client(), sms -> theirs));
        stepped.letGo(call);
        await(pass.otherwiseEmpty());
        passes.finish(sms -> View.TRANSACTION);
        bothAreThere(mine + " held up at call " + call + ", " + theirs);
        return held;
    }

    private static void bothAreThere(String how) {
        var bodies = new ArrayList<String>();
        store.documents("sms_data").forEach(it -> bodies.add(it.getString("body")));
        assertThat(bodies).as(how).containsExactlyInAnyOrder(FIRST.body(), SECOND.body());
        invariants.hold(how, List.of("one", "two"), store.ids("sms_data").toArray(String[]::new));
        oneTextPerId();
    }

    @ParameterizedTest
    @EnumSource(Death.class)
    void aWorkerThatDiesAnywhereLosesNeither(Death death) {
        var passes = passes(IdConflict.KEEP);
        Function<Sms, View> first = sms -> sms.body().equals(FIRST.body()) ? View.UNCLEAR : View.TRANSACTION;
        for (int call = 1; call < MOST_CALLS; call++) {
            store.wipe();
            append("one", TestStore.TENANT, FIRST, SECOND);
            append("two", TestStore.TENANT, SECOND, FIRST);
            var stepped = new SteppedClient(store.client()).dyingAt(call, death);
            await(passes.pass(stepped.client(), first).otherwiseEmpty());
            passes.finish(sms -> View.TRANSACTION);
            bothAreThere("died " + death + " at call " + call);
            if (!stepped.hasDied()) {
                return;
            }
        }
        throw new AssertionError("never came to its end");
    }
}
