package io.lifafa.rules;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * A self-written message with what a careful person reads out of it. A field that is not named is not judged; one that
 * is null must be absent.
 */
record CorpusMessage(JsonNode json) {
    static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");
    private static final Instant RECEIVED = Instant.parse("2025-07-02T12:00:00Z");

    private static final Map<String, Function<Extraction, Optional<String>>> FIELDS = Map.ofEntries(
            Map.entry("intent", x -> Optional.of(x.intent().wireName())),
            Map.entry("type", x -> x.direction().map(Direction::wireName)),
            Map.entry("amount", x -> x.amount().map(BigDecimal::toPlainString)),
            Map.entry("currency", Extraction::currency),
            Map.entry("balance", x -> x.balance().map(BigDecimal::toPlainString)),
            Map.entry("fee", x -> x.fee().map(BigDecimal::toPlainString)),
            Map.entry("account", x -> x.account().flatMap(Account::number)),
            Map.entry("counterparty", Extraction::counterparty),
            Map.entry("reference", Extraction::referenceId),
            Map.entry("method", x -> x.method().map(Method::wireName)),
            Map.entry("date", x -> x.transactionDate()
                    .map(at -> at.atZone(ZONE).toLocalDate().toString())),
            Map.entry("category", Extraction::category));

    static List<CorpusMessage> all(String resource) throws IOException {
        try (var in = CorpusMessage.class.getResourceAsStream(resource)) {
            var json = new ObjectMapper();
            var lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n");
            var messages = new ArrayList<CorpusMessage>();
            for (var line : lines) {
                messages.add(new CorpusMessage(json.readTree(line)));
            }
            return messages;
        }
    }

    int number() {
        return json.path("n").asInt();
    }

    String className() {
        return json.path("class").asText();
    }

    Sms sms() {
        return sms(json.path("sender").asText(), json.path("body").asText());
    }

    static Sms sms(String sender, String body) {
        return Sms.of("c", "u", sender, body, RECEIVED);
    }

    boolean isTransaction() {
        return json.path("expect").path("intent").asText().equals("transaction");
    }

    /** Each judged field with how the extraction did on it. */
    Map<String, Mark> judge(Extraction extraction, BiPredicate<String, String> same) {
        var marks = new LinkedHashMap<String, Mark>();
        json.path("expect").properties().forEach(field -> {
            var expected = Optional.of(field.getValue())
                    .filter(value -> !value.isNull())
                    .map(JsonNode::asText);
            var actual = FIELDS.get(field.getKey()).apply(extraction);
            marks.put(field.getKey(), Mark.of(expected, actual, same));
        });
        return marks;
    }

    /** Keeps the text out of the test's display name. */
    @Override
    public String toString() {
        return "message " + number();
    }

    /** How one field was read. */
    enum Mark {
        RIGHT,
        /** It stands in the message and was not found. */
        MISSED,
        /** It does not stand in the message and was named all the same. */
        INVENTED,
        /** It stands in the message and something else was named. */
        MISTAKEN;

        private static Mark of(Optional<String> expected, Optional<String> actual, BiPredicate<String, String> same) {
            if (actual.isEmpty()) {
                return expected.isEmpty() ? RIGHT : MISSED;
            }
            if (expected.isEmpty()) {
                return INVENTED;
            }
            return same.test(expected.get(), actual.get()) ? RIGHT : MISTAKEN;
        }
    }
}
