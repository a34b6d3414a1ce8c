package io.lifafa.simulator;

import io.lifafa.json.ExtractionJson;
import io.lifafa.json.Form;
import io.lifafa.rules.Rules;
import io.lifafa.sms.Sms;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** The model behind the simulated API: what the rules read out of an SMS, as a language model would write it. */
final class RulesModel {
    private static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");
    private static final List<String> NOT_ASKED_FOR =
            List.of("provenance", "transaction_local_date", "transaction_date_precision", "transaction_date_zone");

    private final Rules rules = new Rules(ZONE);
    private final Clock clock;

    /** @param clock for SMS without a date */
    RulesModel(Clock clock) {
        this.clock = clock;
    }

    /** The answer for one item of a question. Thread rule: any. */
    JsonObject answer(JsonObject item) {
        var answer = new JsonObject().put("id", item.getValue("id"));
        var sms = Sms.of("asked", "asked", text(item, "sender"), text(item, "body"), date(item.getValue("date")));
        var reading = rules.read(sms);
        var dropped = reading.dropReason();
        if (dropped.isPresent()) {
            return answer.put("message_intent", dropped.get().intent().wireName());
        }
        var extraction = ExtractionJson.write(reading.extraction(), sms, Form.http(ZONE));
        // A model knows nothing of characters and zones, and does not repeat what it was sent.
        NOT_ASKED_FOR.forEach(extraction::remove);
        extraction.getJsonObject("metadata").remove("original_text");
        return answer.mergeIn(extraction);
    }

    private static String text(JsonObject item, String name) {
        return item.getValue(name) instanceof String text ? text : "";
    }

    private Instant date(Object value) {
        try {
            if (value instanceof Number millis) {
                return Instant.ofEpochMilli(millis.longValue());
            }
            return value instanceof String text ? Form.readInstant(text) : clock.instant();
        } catch (DateTimeException e) {
            return clock.instant();
        }
    }
}
