package io.lifafa.testsupport;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.stream.IntStream;

/** Invented messages. */
public final class SampleSms {
    private SampleSms() {}

    /** A payment of so many rupees. */
    public static JsonObject payment(int amount) {
        return new JsonObject()
                .put("unique_id", "pay-" + amount)
                .put("user_id", "meera")
                .put("sender", "AX-SURYAB-T")
                .put("body", text(amount))
                .put("date", "2025-06-02T15:48:00+05:30");
    }

    public static String text(int amount) {
        return "Sent Rs." + amount + ".00 From Surya Bank A/C *8841 To KAVERI TIFFINS On 02/06/2025 Ref 5160987612"
                + (10 + amount % 90);
    }

    public static JsonArray payments(int count) {
        var array = new JsonArray();
        IntStream.rangeClosed(1, count).forEach(amount -> array.add(payment(amount)));
        return array;
    }
}
