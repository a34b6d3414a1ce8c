package io.lifafa.testsupport;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Answers of an API that understands the payments of {@link SampleSms} and nothing else. */
public final class PaymentApi {
    private static final Pattern PAYMENT = Pattern.compile(
            "Sent Rs\\.(?<amount>[0-9.]+) From Surya Bank A/C \\*(?<account>\\d+) To (?<to>[A-Z ]+) On .* Ref (?<ref>\\d+)");

    private PaymentApi() {}

    public static void answer(HttpServerRequest request, FakeApi.Seen seen) {
        answer(request, seen, UnaryOperator.identity());
    }

    /** @param changed what becomes of each right answer */
    public static void answer(HttpServerRequest request, FakeApi.Seen seen, UnaryOperator<JsonObject> changed) {
        var results = new JsonArray();
        new JsonArray(seen.user()).forEach(item -> results.add(changed.apply(right((JsonObject) item))));
        ApiAnswers.completion(new JsonObject().put("results", results).encode()).give(request, seen);
    }

    private static JsonObject right(JsonObject item) {
        var payment = PAYMENT.matcher(item.getString("body"));
        var answer = new JsonObject().put("id", item.getString("id"));
        if (!payment.find()) {
            return answer.put("message_intent", "other");
        }
        return answer.put("message_intent", "transaction")
                .put("transaction_type", "debit")
                .put("amount", new BigDecimal(payment.group("amount")))
                .put("currency", "INR")
                .put("account", new JsonObject().put("account_number", payment.group("account")))
                .put("counterparty", payment.group("to"))
                .put("confidence_score", 0.95)
                .put("metadata", new JsonObject().put("reference_id", payment.group("ref")));
    }
}
