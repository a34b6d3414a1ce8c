package io.lifafa.api.answer;

import io.lifafa.sms.Extraction;
import io.lifafa.sms.Sms;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Questions and replies of the tests. */
public final class Ask {
    static final ZoneId ZONE = ZoneId.of("Asia/Dubai");
    public static final Instant RECEIVED = Instant.parse("2025-03-09T07:45:00Z");

    private Ask() {}

    static GroundedQuestion question() {
        return new GroundedQuestion(false, ZONE, sms -> Witness.NONE);
    }

    public static Sms sms(String id, String body) {
        return Sms.of(id, "user-7", "VK-NILBNK-S", body, RECEIVED);
    }

    public static JsonObject debit(String id, Object amount) {
        return new JsonObject()
                .put("id", id)
                .put("message_intent", "transaction")
                .put("transaction_type", "debit")
                .put("amount", amount);
    }

    public static String results(JsonObject... items) {
        return new JsonObject()
                .put("results", new JsonArray(List.of((Object[]) items)))
                .encode();
    }

    /** The checked answer for one SMS of this text. */
    static ItemAnswer one(String body, JsonObject item) {
        return question()
                .read(List.of(sms("only", body)), results(item), "m")
                .answers()
                .get("only");
    }

    static Extraction good(String body, JsonObject item) {
        return extraction(one(body, item));
    }

    public static Extraction extraction(ItemAnswer answer) {
        return ((ItemAnswer.Good) answer).extraction();
    }

    static ItemAnswer wrong(String reason) {
        return new ItemAnswer.Wrong(reason);
    }
}
