package io.lifafa.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifafa.sms.Account;
import io.lifafa.sms.Direction;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Method;
import io.lifafa.sms.Sms;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Self-written messages with what must be read out of them; a failure names message and field, never the text. */
class CorpusTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");
    private static final Instant RECEIVED = Instant.parse("2025-07-02T12:00:00Z");
    private static final RulesExtractor EXTRACTOR = new RulesExtractor(ZONE);
    private static final MessageFilter FILTER = new MessageFilter();

    private static final Map<String, Function<Extraction, Optional<String>>> FIELDS = Map.of(
            "intent", x -> Optional.of(x.intent().wireName()),
            "type", x -> x.direction().map(Direction::wireName),
            "amount", x -> x.amount().map(BigDecimal::toPlainString),
            "currency", Extraction::currency,
            "balance", x -> x.balance().map(BigDecimal::toPlainString),
            "account", x -> x.account().flatMap(Account::number),
            "counterparty", Extraction::counterparty,
            "reference", Extraction::referenceId,
            "method", x -> x.method().map(Method::wireName));

    static Stream<Arguments> messages() throws IOException {
        try (var in = CorpusTest.class.getResourceAsStream("/rules/corpus.jsonl")) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            var json = new ObjectMapper();
            var rows = new ArrayList<Arguments>();
            for (var line : text.split("\n")) {
                var row = json.readTree(line);
                rows.add(Arguments.of(row.path("n").asInt(), new Row(row)));
            }
            return rows.stream();
        }
    }

    /** Keeps the text out of the test's display name. */
    record Row(JsonNode json) {
        Sms sms() {
            return Sms.of(
                    "c", "u", json.path("sender").asText(), json.path("body").asText(), RECEIVED);
        }

        JsonNode expect() {
            return json.path("expect");
        }

        @Override
        public String toString() {
            return "message " + json.path("n");
        }
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("messages")
    void everyFieldOfTheCorpusIsReadAsAPersonWould(int number, Row row) {
        var extraction = EXTRACTOR.extract(row.sms());
        var wrong = new ArrayList<String>();
        row.expect().fields().forEachRemaining(field -> {
            var actual = actual(field.getKey(), extraction);
            var expected = field.getValue().isNull()
                    ? Optional.<String>empty()
                    : Optional.of(field.getValue().asText());
            if (!actual.equals(expected)) {
                wrong.add(field.getKey());
            }
        });
        assertThat(wrong).as("wrong fields of message %d", number).isEmpty();
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("messages")
    void theFilterLetsEveryTransactionOfTheCorpusPass(int number, Row row) {
        if (row.expect().path("intent").asText().equals("transaction")) {
            assertThat(FILTER.reasonToDrop(row.sms())).as("message %d", number).isEmpty();
        }
    }

    @Test
    void theCorpusIsNotSmall() throws IOException {
        List<Arguments> all = messages().toList();
        assertThat(all).hasSizeGreaterThanOrEqualTo(120);
    }

    private static Optional<String> actual(String field, Extraction extraction) {
        return switch (field) {
            case "date" ->
                extraction
                        .transactionDate()
                        .map(at -> at.atZone(ZONE).toLocalDate().toString());
            case "category" -> extraction.category();
            default -> FIELDS.get(field).apply(extraction);
        };
    }
}
