package io.lifafa.store.database;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lifafa.sms.Extraction;
import io.lifafa.sms.Outcome;
import io.lifafa.store.Closing;
import io.lifafa.store.Sample;
import io.lifafa.store.SteppedClient;
import io.lifafa.store.Tally;
import io.lifafa.store.TestStore;
import io.lifafa.store.mongo.Schema;
import io.lifafa.store.upkeep.OrphanedPayloads;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Types, indexes and clearing as they are on the server. */
@Timeout(60)
class StoredTypesTest {
    private static TestStore store;

    @BeforeAll
    static void open() {
        store = TestStore.open();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @BeforeEach
    void wipe() {
        store.wipe();
    }

    private static void closeOne(String amount) {
        await(store.journal().append(Sample.chunk("b", 0, "s1", "s2", "s3")));
        var claim = await(store.journal().claim("w", 1)).get(0);
        var items = claim.chunk().items();
        List<Outcome> outcomes = List.of(
                new Outcome.Processed(items.get(0), Sample.extraction(amount)),
                Sample.dead(items.get(1)),
                Sample.later(items.get(2)));
        await(store.journal().close(new Closing(claim.lease(), TestStore.TENANT, "b", false, Tally.NONE, outcomes)));
    }

    private static void hasType(String collection, String field, String type) {
        var query = new JsonObject().put(field, new JsonObject().put("$type", type));
        assertThat(await(store.client().count(collection, query)))
                .as(collection + "." + field + " is " + type)
                .isPositive();
    }

    @Test
    void moneyIsDecimal() {
        assumeTrue(store.keepsDecimals(), "this server has no Decimal128: money is kept as text here");
        closeOne("12345678901234567890.12");
        hasType(Collections.TRANSACTIONS, "amount", "decimal");
        hasType(Collections.TRANSACTIONS, "balance", "decimal");
        hasType(Collections.TRANSACTIONS, "fee", "decimal");
    }

    @Test
    void theMoneyOfAFilteredSmsIsDecimalToo() {
        assumeTrue(store.keepsDecimals(), "this server has no Decimal128: money is kept as text here");
        await(store.journal().append(Sample.chunk("b", 0, "s1")));
        var claim = await(store.journal().claim("w", 1)).get(0);
        List<Outcome> outcomes = List.of(Sample.noted(claim.chunk().items().get(0)));
        await(store.journal().close(new Closing(claim.lease(), TestStore.TENANT, "b", false, Tally.NONE, outcomes)));
        hasType(Collections.SMS, "extraction.balance", "decimal");
    }

    @Test
    void aFeeComesBackAndATransactionThatWasStoredWithoutOneHasNone() {
        closeOne("1250.50");
        assertThat(fee()).contains(new BigDecimal("5.90"));

        var without = new JsonObject().put("$unset", new JsonObject().put("fee", ""));
        await(store.client().updateCollection(Collections.TRANSACTIONS, Database.id("s1"), without));
        assertThat(fee()).isEmpty();
        assertThat(await(store.archive().sms(List.of("s1"))).get(0).extraction().orElseThrow())
                .extracting(Extraction::fee)
                .isEqualTo(Optional.empty());
    }

    private static Optional<BigDecimal> fee() {
        return await(store.journal().transactions(List.of("s1")))
                .get(0)
                .extraction()
                .fee();
    }

    @Test
    void datesAreDates() {
        closeOne("12345678901234567890.12");
        for (var field : List.of("transaction_date", "sms_date", "stored_at")) {
            hasType(Collections.TRANSACTIONS, field, "date");
        }
        hasType(Collections.SMS, "date", "date");
        hasType(Collections.SMS, "stored_at", "date");
        hasType(Collections.DEAD_LETTERS, "at", "date");
        hasType(Collections.RESULTS, "closed_at", "date");
        hasType(Collections.INBOX, "due", "date");
        hasType(Collections.INBOX, "epoch", "long");
        hasType(Collections.PAYLOADS, "created", "date");
    }

    @Test
    void whatExpiresIsADate() {
        await(store.keys().begin("k", "holder"));
        hasType(Collections.IDEMPOTENCY_KEYS, "expires", "date");
        hasType(Collections.IDEMPOTENCY_KEYS, "until", "date");
        await(store.eventLog().store(List.of(new JsonObject().put("type", "x").put("at", "2026-03-01T10:00:00.5Z"))));
        hasType(Collections.EVENTS, "at", "date");
    }

    @Test
    void anEventWithoutATimeIsKeptBesideTheOthers() {
        await(store.eventLog()
                .store(List.of(
                        new JsonObject().put("type", "x"),
                        new JsonObject().put("type", "y").put("at", "not a date"),
                        new JsonObject().put("type", "z").put("at", "2026-03-01T10:00:00Z"))));

        assertThat(store.documents(Collections.EVENTS))
                .extracting(it -> it.getString("type"))
                .contains("z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"12345678901234567890.12", "0.01", "100.00", "7", "1E+3", "1234567890123456789012345678.901234"})
    void moneyComesBackExactlyWithItsScale(String amount) {
        assumeTrue(store.keepsDecimals(), "this server has no Decimal128: money is kept as text here");
        closeOne(amount);
        var stored = await(store.journal().transactions(List.of("s1"))).get(0);
        var expected = new BigDecimal(amount);

        assertThat(stored.extraction().amount().orElseThrow())
                .isEqualTo(expected.scale() < 0 ? expected.setScale(0) : expected);
    }

    @Test
    void theIndexesExistAndMakingThemAgainIsHarmless() {
        await(Schema.ensure(store.database(), Duration.ofDays(30).toSeconds()));
        var expected = Map.ofEntries(
                Map.entry(Collections.INBOX, List.of("{\"due\":1}", "{\"batch_id\":1}")),
                Map.entry(Collections.RESULTS, List.of("{\"batch_id\":1}")),
                Map.entry(
                        Collections.TRANSACTIONS,
                        List.of(
                                "{\"tenant\":1,\"user_id\":1,\"transaction_date\":-1,\"_id\":-1}",
                                "{\"provenance.template_id\":1,\"provenance.template_version\":1,\"_id\":1}")),
                Map.entry(
                        Collections.DEAD_LETTERS,
                        List.of("{\"template_id\":1,\"template_version\":1,\"_id\":1}", "{\"tenant\":1,\"_id\":1}")),
                Map.entry(Collections.API_KEYS, List.of("{\"tenant\":1,\"_id\":1}")),
                Map.entry(Collections.PAYLOADS, List.of("{\"created\":1,\"_id\":1}")),
                Map.entry(Collections.JOBS, List.of("{\"state\":1,\"due\":1}", "{\"batch_id\":1}", "{\"expires\":1}")),
                Map.entry(Collections.TEMPLATES, List.of("{\"updated\":1}", "{\"expires\":1}")),
                Map.entry(Collections.EVENTS, List.of("{\"at\":1}")),
                Map.entry(Collections.IDEMPOTENCY_KEYS, List.of("{\"expires\":1}")));
        expected.forEach((collection, keys) ->
                assertThat(indexes(collection)).as(collection).containsAll(keys));
    }

    private static List<String> indexes(String collection) {
        JsonArray indexes = await(store.client().listIndexes(collection));
        return indexes.stream()
                .map(it -> ((JsonObject) it).getJsonObject("key").encode())
                .toList();
    }

    @Test
    void oldPayloadsWithoutAnEntryAreRemovedAndNoOthers() {
        await(store.journal().append(Sample.chunk("owned", 0, "s1")));
        await(store.journal().append(Sample.chunk("orphan", 0, "s2")));
        await(store.client().removeDocuments(Collections.INBOX, Database.id("orphan-0")));
        store.clock().advance(Duration.ofHours(2));
        await(store.journal().append(Sample.chunk("young", 0, "s3")));
        await(store.client().removeDocuments(Collections.INBOX, Database.id("young-0")));

        assertThat(await(new OrphanedPayloads(store.database(), store.clock()).remove()))
                .isEqualTo(1);
        assertThat(store.ids(Collections.PAYLOADS)).containsExactly("owned-0", "young-0");
    }

    @Test
    void anAppendThatIsRepeatedWhileOrphansAreRemovedLosesNothing() {
        var chunk = Sample.chunk("b", 0, "s1");
        await(store.journal().append(chunk));
        await(store.client().removeDocuments(Collections.INBOX, Database.id("b-0")));
        store.clock().advance(Duration.ofHours(2));
        for (int call = 1; call <= 4; call++) {
            var stepped = new SteppedClient(store.client()).haltingAt(call);
            var append = store.journal(stepped.client()).append(chunk);
            await(io.vertx.core.Future.any(stepped.reached(call), append));
            await(new OrphanedPayloads(store.database(), store.clock()).remove());
            stepped.letGo(call);
            await(append);
            assertThat(store.ids(Collections.PAYLOADS)).as("call " + call).containsExactly("b-0");
            await(store.client().removeDocuments(Collections.INBOX, Database.id("b-0")));
            store.clock().advance(Duration.ofHours(2));
        }
    }
}
