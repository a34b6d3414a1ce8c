package io.lifafa.tenants.isolation;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;

/**
 * A tenant whose SMS bear marks in every field, and the ids that all tenants use.
 *
 * @param name of the tenant
 * @param word in names and texts
 * @param digits in numbers; eleven of them
 */
record MarkedTenant(String name, String word, String digits) {
    static final String PAID = "s-paid";
    static final String DEAD = "s-dead";
    static final String FILTERED = "s-code";

    /** What no other tenant may see. */
    List<String> marks() {
        return List.of(word, word.toUpperCase(Locale.ROOT), digits, digits.substring(3) + ".42");
    }

    String user() {
        return word + "-user";
    }

    JsonObject sms(String id, String body) {
        return new JsonObject()
                .put("unique_id", id)
                .put("user_id", user())
                .put("phone", "+" + digits)
                .put("email_id", word + "@example.org")
                .put("sender", sender())
                .put("body", body)
                .put("date", "2025-06-02T15:48:00+05:30");
    }

    String sender() {
        return "AX-" + word.toUpperCase(Locale.ROOT) + "-T";
    }

    /** A transaction with counterparty, account, reference and amount. */
    JsonObject paid(String id) {
        return sms(
                id,
                "Sent Rs." + digits.substring(3) + ".42 From Surya Bank A/C " + digits + " To "
                        + word.toUpperCase(Locale.ROOT) + " TIFFINS On 02/06/2025 Ref 9" + digits);
    }

    JsonObject dead(String id) {
        return sms(id, "Your account " + digits + " has been debited by " + word + ". Avl bal Rs 5000.00");
    }

    JsonObject code(String id) {
        return sms(id, "482913 is your OTP at " + word + ". Do not share it with anyone.");
    }

    /** Each end that an SMS may come to. */
    JsonArray all() {
        return new JsonArray()
                .add(paid(PAID))
                .add(paid("s-paid-2")
                        .put("body", paid("").getString("body").replace("02/06", "03/06"))
                        .put("date", "2025-06-03T15:48:00+05:30"))
                .add(dead(DEAD))
                .add(dead("s-dead-2").put("date", "2025-06-04T10:00:00Z"))
                .add(code(FILTERED));
    }
}
