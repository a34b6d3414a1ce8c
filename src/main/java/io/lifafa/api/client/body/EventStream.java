package io.lifafa.api.client.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A stream of chunks ({@code data: {"choices":[{"delta":…}]}}; HTML standard, "Server-sent events") put together into the
 * completion it would have been. Of several choices the first one counts. The {@code usage}, {@code finish_reason} and
 * {@code error} that come last count. What is no chunk is passed over; linear in the length. Thread rule: one thread.
 */
final class EventStream {
    private static final String DATA = "data:";
    private static final List<String> TEXTS = List.of("content", "reasoning_content", "reasoning");
    private static final List<String> ABOUT = List.of("model", "usage", "error");

    /** Nobody calls more functions at once. */
    private static final int MOST_CALLS = 128;

    private final Map<String, StringBuilder> texts = new TreeMap<>();
    private final Map<Integer, StringBuilder> arguments = new TreeMap<>();
    private final ObjectNode root = JsonNodeFactory.instance.objectNode();
    private final ObjectNode choice = JsonNodeFactory.instance.objectNode();
    private boolean any;

    private EventStream() {}

    /** The completion; empty if the text holds no event with JSON. */
    static Optional<JsonNode> read(String text) {
        var stream = new EventStream();
        for (var data : events(text)) {
            ReplyBody.json(data.getBytes(StandardCharsets.UTF_8))
                    .filter(JsonNode::isObject)
                    .ifPresent(stream::add);
        }
        return stream.any ? Optional.of(stream.completion()) : Optional.empty();
    }

    /** The data of each event; lines that belong to one are joined. */
    private static List<String> events(String text) {
        var events = new ArrayList<String>();
        var data = new StringBuilder();
        text.lines().forEach(line -> {
            if (line.startsWith(DATA)) {
                data.append(line, DATA.length(), line.length()).append('\n');
            } else if (line.isBlank() && !data.isEmpty()) {
                events.add(data.toString());
                data.setLength(0);
            }
        });
        events.add(data.toString());
        return events;
    }

    private void add(JsonNode chunk) {
        any = true;
        ABOUT.stream().filter(chunk::hasNonNull).forEach(name -> root.set(name, chunk.get(name)));
        for (var one : chunk.path("choices")) {
            if (index(one) == 0) {
                delta(one);
            }
        }
    }

    private void delta(JsonNode one) {
        if (one.hasNonNull("finish_reason")) {
            choice.set("finish_reason", one.get("finish_reason"));
        }
        if (one.hasNonNull("error")) {
            choice.set("error", one.get("error"));
        }
        append("text", one.path("text"));
        var delta = one.hasNonNull("delta") ? one.get("delta") : one.path("message");
        TEXTS.forEach(name -> append(name, delta.path(name)));
        delta.path("tool_calls")
                .forEach(call -> arguments(index(call), call.path("function").path("arguments")));
        arguments(0, delta.path("function_call").path("arguments"));
    }

    private static int index(JsonNode one) {
        var index = one.path("index");
        return index.isIntegralNumber() && index.canConvertToInt() ? index.intValue() : 0;
    }

    private void append(String name, JsonNode piece) {
        if (piece.isTextual()) {
            texts.computeIfAbsent(name, it -> new StringBuilder()).append(piece.textValue());
        }
    }

    private void arguments(int call, JsonNode piece) {
        if (piece.isTextual() && (arguments.size() < MOST_CALLS || arguments.containsKey(call))) {
            arguments.computeIfAbsent(call, it -> new StringBuilder()).append(piece.textValue());
        }
    }

    private JsonNode completion() {
        var message = choice.putObject("message");
        TEXTS.stream()
                .filter(texts::containsKey)
                .forEach(name -> message.put(name, texts.get(name).toString()));
        if (texts.containsKey("text")) {
            choice.put("text", texts.get("text").toString());
        }
        var calls = message.putArray("tool_calls");
        arguments.values().forEach(it -> calls.addObject().putObject("function").put("arguments", it.toString()));
        root.putArray("choices").add(choice);
        return root;
    }
}
