package io.lifafa.api.client.body;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The model's text in a choice, wherever it stands: {@code content} (a string, parts, or the JSON itself), the arguments of
 * {@code tool_calls} or {@code function_call}, {@code text}. The first that may hold JSON counts, else the first that holds
 * anything. Whether it is an answer is seen when it is read. Thread rule: any.
 */
public final class ReplyText {
    private static final Set<String> THOUGHTS = Set.of("thinking", "reasoning", "redacted_thinking");

    private ReplyText() {}

    /** Where a model says what it means to be read; empty if nowhere. */
    public static Optional<String> of(JsonNode choice) {
        var message = message(choice);
        var texts = Stream.<Function<JsonNode, String>>of(
                        it -> content(it.path("content")),
                        it -> calls(it.path("tool_calls")),
                        it -> arguments(it.path("function_call")),
                        it -> content(choice.path("text")))
                .map(where -> where.apply(message))
                .filter(text -> !text.isBlank())
                .toList();
        return texts.stream().filter(ReplyText::mayBeJson).findFirst().or(() -> texts.stream()
                .findFirst());
    }

    /**
     * The model's thoughts, if JSON stands in them: some servers put the answer there. To be asked only where there is
     * nothing else and the model came to its end, as drafts stand there too.
     */
    public static Optional<String> thoughts(JsonNode choice) {
        return Stream.of("reasoning_content", "reasoning")
                .map(name -> content(message(choice).path(name)))
                .filter(ReplyText::mayBeJson)
                .findFirst();
    }

    private static JsonNode message(JsonNode choice) {
        return choice.hasNonNull("message") ? choice.get("message") : choice.path("delta");
    }

    private static boolean mayBeJson(String text) {
        return text.indexOf('{') >= 0;
    }

    private static String content(JsonNode content) {
        if (content.isTextual()) {
            return content.textValue();
        }
        boolean itself = content.isObject() || content.isArray() && !content.isEmpty() && isData(content.get(0));
        return itself
                ? content.toString()
                : joined(content, part -> part.isTextual() ? part.textValue() : part(part), "");
    }

    /** An object that is no part of a message. */
    private static boolean isData(JsonNode part) {
        return part.isObject() && !part.has("type") && !part.has("text") && !part.has("refusal");
    }

    private static String part(JsonNode part) {
        var text = part.path("text");
        return THOUGHTS.contains(part.path("type").asText(""))
                ? ""
                : text.isObject() ? text.path("value").asText("") : text.asText("");
    }

    private static String calls(JsonNode calls) {
        return joined(calls, call -> arguments(call.path("function")), "\n").strip();
    }

    private static String arguments(JsonNode function) {
        var arguments = function.path("arguments");
        return arguments.isObject() ? arguments.toString() : arguments.asText("");
    }

    private static String joined(JsonNode array, Function<JsonNode, String> text, String between) {
        return StreamSupport.stream(array.spliterator(), false).map(text).collect(Collectors.joining(between));
    }
}
