package io.lifafa.promises;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.sms.Intent;
import io.lifafa.sms.Outcome;
import io.lifafa.sms.Sms;
import io.lifafa.sms.WorkItem;
import io.lifafa.store.embedded.EmbeddedOptions;
import io.lifafa.store.embedded.server.EmbeddedServer;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.MongoClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** P2: the audit finds whatever is missing or counted wrongly, and says where. */
@Timeout(60)
class AuditTest {
    private final SeededAnswers answers = new SeededAnswers(1);
    private final List<Sms> messages =
            Stream.generate(new Wordings(2, "p2")::next).distinct().limit(12).toList();
    private EmbeddedServer server;
    private Engine engine;

    /** Kinds of damage. The chunk {@code done-0} is closed, {@code moved-0} handed on to the next, {@code open-0} open. */
    enum Damage {
        TRANSACTION_LOST("financial_transactions", "PROCESSED", "PROCESSED"),
        SMS_OF_A_TRANSACTION_LOST("sms_data", "PROCESSED", "PROCESSED"),
        FILTERED_SMS_LOST("sms_data", "FILTERED", "done-0"),
        DEAD_LETTER_LOST("dead_letters", "DEAD", "DEAD"),
        PAYLOAD_LOST("inbox_payloads", "open-0", "open-0"),
        NEXT_CHUNK_LOST("inbox", "moved-0~1", "moved-0~1"),
        RESULT_LOST("chunk_results", "done-0", "done-0"),
        COUNTED_ONE_MORE("chunk_results", "done-0", "done-0"),
        COUNTED_AS_ANOTHER_STATE("chunk_results", "done-0", "done-0"),
        PAYLOAD_CUT_SHORT("inbox_payloads", "open-0", "open-0"),
        TRANSACTION_TOO_MANY("financial_transactions", "FILTERED", "FILTERED");

        private final String collection;
        private final String document;
        private final String named;

        Damage(String collection, String document, String named) {
            this.collection = collection;
            this.document = document;
            this.named = named;
        }

        void plant(MongoClient raw, Function<String, String> id) {
            var which = new JsonObject().put("_id", id.apply(document));
            await(change(raw, which));
        }

        private Future<?> change(MongoClient raw, JsonObject which) {
            return switch (this) {
                case COUNTED_ONE_MORE -> raw.updateCollection(collection, which, increase("processed", 1));
                case COUNTED_AS_ANOTHER_STATE ->
                    raw.updateCollection(collection, which, increase("processed", 1))
                            .compose(more -> raw.updateCollection(collection, which, increase("duplicate", -1)));
                case PAYLOAD_CUT_SHORT ->
                    raw.updateCollection(
                            collection,
                            which,
                            new JsonObject().put("$set", new JsonObject().put("items", new JsonArray())));
                case TRANSACTION_TOO_MANY -> raw.insert(collection, which.put("chunk", "done-0"));
                default -> raw.removeDocument(collection, which);
            };
        }

        private static JsonObject increase(String field, int by) {
            return new JsonObject().put("$inc", new JsonObject().put(field, by));
        }
    }

    @BeforeEach
    void open() throws IOException {
        server = EmbeddedServer.start(EmbeddedOptions.inMemory());
        engine = new Engine(server.uri(), Duration.ofSeconds(30));
        close("done", messages.subList(0, 6), this::settled);
        close("again", messages.subList(0, 2), this::settled);
        close("moved", messages.subList(6, 9), item -> new Outcome.Later(item, Duration.ofHours(1)));
        engine.append("open", 0, messages.subList(9, 12));
    }

    @AfterEach
    void close() {
        engine.close();
        server.close();
    }

    private void close(String batch, List<Sms> chunk, Function<WorkItem, Outcome> answer) {
        engine.append(batch, 0, chunk);
        await(engine.services().journal().close(Closings.of(Closings.claim(engine), answer)));
    }

    private Outcome settled(WorkItem item) {
        return switch (messages.indexOf(item.sms()) % 3) {
            case 0 -> answers.transaction(item);
            case 1 -> new Outcome.Filtered(item, Intent.OTP, "otp");
            default -> new Outcome.Dead(item, "not_understood");
        };
    }

    private String id(String name) {
        return switch (name) {
            case "PROCESSED" -> messages.get(3).id();
            case "FILTERED" -> messages.get(4).id();
            case "DEAD" -> messages.get(5).id();
            default -> name;
        };
    }

    @Test
    void whatIsAsItShouldBeIsNotComplainedOf() {
        var report = engine.audit();
        assertThat(report.violations()).isEmpty();
        assertThat(report.accepted()).isEqualTo(6 + 2 + 3 + 3);
        assertThat(report.pending()).isEqualTo(3 + 3);
        assertThat(report.tally().duplicate()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void everyKindOfDamageIsFoundAndTheReportNamesTheId(Damage damage) {
        damage.plant(engine.raw(), this::id);

        var report = engine.audit();

        assertThat(report.holds()).isFalse();
        assertThat(report.violations()).anyMatch(it -> it.contains(" " + id(damage.named) + ":"));
    }
}
