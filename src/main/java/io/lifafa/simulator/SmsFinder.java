package io.lifafa.simulator;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the SMS in a prompt: the first JSON array or object in it that holds some, whatever prose stands around it.
 *
 * <p>Thread rule: any. Takes time linear in the length of the text: no more than {@value #MOST_TRIES} brackets of prose
 * are tried.
 */
final class SmsFinder {
    private static final int MOST_TRIES = 100;

    private SmsFinder() {}

    /**
     * @param items objects with a text {@code body}
     * @param alone true if the prompt held one lone object
     */
    record Found(List<JsonObject> items, boolean alone) {
        Found {
            items = List.copyOf(items);
        }
    }

    static Found find(String text) {
        int tries = 0;
        for (int i = 0; i < text.length() && tries < MOST_TRIES; i++) {
            if (text.charAt(i) != '[' && text.charAt(i) != '{') {
                continue;
            }
            tries++;
            int end = endOf(text, i);
            var found = end < 0 ? Optional.<Found>empty() : in(text.substring(i, end));
            if (found.isPresent()) {
                return found.get();
            }
        }
        return new Found(List.of(), false);
    }

    /** Index behind the bracket that closes the one at {@code start}; -1: none does. */
    private static int endOf(String text, int start) {
        int depth = 0;
        boolean quoted = false;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '[' || c == '{')) {
                depth++;
            } else if (!quoted && (c == ']' || c == '}') && --depth == 0) {
                return i + 1;
            }
        }
        return -1;
    }

    private static Optional<Found> in(String text) {
        try {
            var value = Json.decodeValue(text);
            var items = new ArrayList<JsonObject>();
            collect(value, items);
            return items.isEmpty() ? Optional.empty() : Optional.of(new Found(items, isSms(value)));
        } catch (DecodeException e) {
            return Optional.empty();
        }
    }

    private static void collect(Object value, List<JsonObject> items) {
        if (isSms(value)) {
            items.add((JsonObject) value);
        } else if (value instanceof JsonArray array) {
            array.forEach(it -> collect(it, items));
        } else if (value instanceof JsonObject object) {
            object.forEach(entry -> collect(entry.getValue(), items));
        }
    }

    private static boolean isSms(Object value) {
        return value instanceof JsonObject json && json.getValue("body") instanceof String;
    }
}
