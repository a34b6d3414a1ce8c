package io.lifafa.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;

/** The short names of values in sets written by hand: {@code "type"}, {@code "account"}, {@code "reference"}. */
final class ShortNames {
    private static final Map<String, String> LONG =
            Map.of("intent", "message_intent", "type", "transaction_type", "date", "transaction_date");

    private ShortNames() {}

    /** The same values by the names and at the places that an extraction has them. */
    static JsonNode spelledOut(JsonNode brief) {
        var json = JsonNodeFactory.instance.objectNode();
        brief.properties().forEach(field -> {
            switch (field.getKey()) {
                case "account" -> json.putObject("account").set("account_number", field.getValue());
                case "reference" -> json.putObject("metadata").set("reference_id", field.getValue());
                default -> json.set(LONG.getOrDefault(field.getKey(), field.getKey()), field.getValue());
            }
        });
        return json;
    }
}
