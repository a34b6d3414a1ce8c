package io.lifafa.api.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lifafa.api.client.ChatReply.Answered;
import io.lifafa.api.client.ChatReply.Failed;
import io.lifafa.api.client.ChatReply.Kind;
import io.lifafa.limiter.RateSignals;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Reads a chat completion out of the body of a 2xx answer.
 *
 * <p>What is not one is {@link Kind#UNREADABLE}, with the reason {@code empty_body}, {@code wrong_content_type},
 * {@code not_json}, {@code error_in_reply}, {@code no_choices}, {@code no_content} or {@code refused_by_model}. Routers
 * that had already said 200 put an error's status into the body: such an error counts as if it had been the status.
 * {@code reasoning_content} is ignored.
 */
final class CompletionReader {
    static final String REFUSED_BY_MODEL = "refused_by_model";

    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> CUT_SHORT = Set.of("length", "max_tokens", "content_filter");

    private CompletionReader() {}

    /** Reads a body. */
    static ChatReply read(int status, Optional<String> contentType, byte[] body, RateSignals signals) {
        if (body.length == 0) {
            return unreadable("empty_body", signals);
        }
        return parse(body)
                .map(root -> read(root, body, signals))
                .orElseGet(() -> unreadable(isJson(contentType) ? "not_json" : "wrong_content_type", signals));
    }

    private static Optional<JsonNode> parse(byte[] body) {
        try {
            return Optional.of(JSON.readTree(body)).filter(JsonNode::isContainerNode);
        } catch (IOException e) {
            // Not passed on: it holds text of the reply.
            return Optional.empty();
        }
    }

    /** A type that is not said may be JSON. */
    private static boolean isJson(Optional<String> contentType) {
        return contentType
                .map(type -> type.toLowerCase(Locale.ROOT).contains("json"))
                .orElse(true);
    }

    private static ChatReply read(JsonNode root, byte[] body, RateSignals signals) {
        var choice = root.path("choices").path(0);
        if (root.hasNonNull("error") || choice.hasNonNull("error")) {
            return error(root.hasNonNull("error") ? root.path("error") : choice.path("error"), body, signals);
        }
        if (!choice.isObject()) {
            return unreadable("no_choices", signals);
        }
        var message = choice.path("message");
        var content = text(message.path("content"));
        if (content.isBlank()) {
            return unreadable(refusal(message).isEmpty() ? "no_content" : REFUSED_BY_MODEL, signals);
        }
        return answered(root, choice, content, signals);
    }

    private static ChatReply error(JsonNode error, byte[] body, RateSignals signals) {
        var status = error.path("code").asInt();
        return status >= 400 && status <= 599
                ? ErrorClassifier.classify(ErrorReply.of(status, body), signals)
                : unreadable("error_in_reply", signals);
    }

    private static ChatReply answered(JsonNode root, JsonNode choice, String content, RateSignals signals) {
        var usage = root.path("usage");
        var complete = !CUT_SHORT.contains(choice.path("finish_reason").asText(""));
        return new Answered(
                content,
                complete,
                root.path("model").asText(""),
                count(usage.path("prompt_tokens")),
                count(usage.path("completion_tokens")),
                signals);
    }

    private static long count(JsonNode tokens) {
        return Math.max(0, tokens.asLong());
    }

    /** A string, or the joined texts of an array of parts. */
    private static String text(JsonNode content) {
        if (!content.isArray()) {
            return content.isTextual() ? content.textValue() : "";
        }
        return StreamSupport.stream(content.spliterator(), false)
                .map(part ->
                        part.isTextual() ? part.textValue() : part.path("text").asText(""))
                .collect(Collectors.joining());
    }

    private static String refusal(JsonNode message) {
        var parts = message.path("content");
        return message.path("refusal").asText("")
                + StreamSupport.stream(parts.spliterator(), false)
                        .map(part -> part.path("refusal").asText(""))
                        .collect(Collectors.joining());
    }

    private static Failed unreadable(String reason, RateSignals signals) {
        return new Failed(Kind.UNREADABLE, reason, signals);
    }
}
