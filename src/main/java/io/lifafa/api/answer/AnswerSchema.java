package io.lifafa.api.answer;

import io.lifafa.sms.Direction;
import io.lifafa.sms.Intent;
import io.lifafa.sms.Method;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.stream.Stream;

/**
 * The JSON schema of a reply, within what strict structured output allows: every property required, none added,
 * absence as null.
 */
final class AnswerSchema {
    static final String NAME = "sms_extractions";

    /** With the words that tell. */
    static final String CONTRASTED = "sms_extractions_checked";

    private AnswerSchema() {}

    /**
     * A new one each time: JSON objects are mutable.
     *
     * @param contrasted whether some SMS carry a question of their own: then the words that tell come first
     */
    static JsonObject create(boolean contrasted) {
        var results = new JsonObject().put("type", "array").put("items", item(contrasted));
        return object(new JsonObject().put("results", results), false);
    }

    private static JsonObject item(boolean contrasted) {
        var first = new JsonObject().put("id", new JsonObject().put("type", "string"));
        if (contrasted) {
            first.put("evidence", nullable("string"));
        }
        return object(
                first.put(
                                "message_intent",
                                words(false, Stream.of(Intent.values()).map(Intent::wireName)))
                        .put(
                                "transaction_type",
                                words(true, Stream.of(Direction.values()).map(Direction::wireName)))
                        .put("amount", nullable("number"))
                        .put("currency", nullable("string"))
                        .put("transaction_date", nullable("string"))
                        .put(
                                "account",
                                object(
                                        new JsonObject()
                                                .put("bank", nullable("string"))
                                                .put("account_number", nullable("string")),
                                        true))
                        .put("counterparty", nullable("string"))
                        .put("balance", nullable("number"))
                        .put("fee", nullable("number"))
                        .put("category", nullable("string"))
                        .put(
                                "tags",
                                new JsonObject()
                                        .put("type", "array")
                                        .put("items", new JsonObject().put("type", "string")))
                        .put("summary", nullable("string"))
                        .put("confidence_score", nullable("number"))
                        .put(
                                "metadata",
                                object(
                                        new JsonObject()
                                                .put(
                                                        "method",
                                                        words(
                                                                true,
                                                                Stream.of(Method.values())
                                                                        .map(Method::wireName)))
                                                .put("reference_id", nullable("string")),
                                        true)),
                false);
    }

    private static JsonObject object(JsonObject properties, boolean nullable) {
        return new JsonObject()
                .put("type", nullable ? types("object") : "object")
                .put("properties", properties)
                .put("required", new JsonArray(new ArrayList<>(properties.fieldNames())))
                .put("additionalProperties", false);
    }

    private static JsonObject words(boolean nullable, Stream<String> words) {
        var closed = new JsonArray();
        words.forEach(closed::add);
        return nullable
                ? nullable("string").put("enum", closed.addNull())
                : new JsonObject().put("type", "string").put("enum", closed);
    }

    private static JsonObject nullable(String type) {
        return new JsonObject().put("type", types(type));
    }

    private static JsonArray types(String type) {
        return new JsonArray().add(type).add("null");
    }
}
