package io.lifafa.api.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifafa.api.client.ChatReply.Answered;
import io.lifafa.api.client.ChatReply.Failed;
import io.lifafa.api.client.ChatReply.Kind;
import io.lifafa.api.client.body.ReplyBody;
import io.lifafa.api.client.body.ReplyText;
import io.lifafa.limiter.RateSignals;
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
 * Of what is nearly one as much is read as can be: see {@link ReplyBody} and {@link ReplyText}. Reasoning is ignored where there
 * is anything else.
 */
final class CompletionReader {
    static final String REFUSED_BY_MODEL = "refused_by_model";

    /** No call takes more: longer than the longest context there is by far, and sums of it do not overflow. */
    static final long MOST_TOKENS = 100_000_000;

    private static final Set<String> CUT_SHORT = Set.of("length", "max_tokens", "content_filter");

    private CompletionReader() {}

    /** Reads a body. */
    static ChatReply read(int status, Optional<String> contentType, byte[] body, RateSignals signals) {
        if (body.length == 0) {
            return unreadable("empty_body", signals);
        }
        return ReplyBody.parse(body)
                .map(root -> read(root, body, signals))
                .orElseGet(() -> unreadable(isJson(contentType) ? "not_json" : "wrong_content_type", signals));
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
        var complete = !CUT_SHORT.contains(choice.path("finish_reason").asText(""));
        var refused = !refusal(choice.path("message")).isEmpty();
        return ReplyText.of(choice)
                .or(() -> complete && !refused ? ReplyText.thoughts(choice) : Optional.empty())
                .<ChatReply>map(content -> answered(root, content, complete, signals))
                .orElseGet(() -> unreadable(refused ? REFUSED_BY_MODEL : "no_content", signals));
    }

    /** The error that a 2xx answer holds instead of a completion; without a status of its own it counts as a 500. */
    static Optional<ErrorReply> error(byte[] body) {
        return ReplyBody.parse(body)
                .map(root -> root.hasNonNull("error")
                        ? root.path("error")
                        : root.path("choices").path(0).path("error"))
                .filter(error -> !error.isMissingNode() && !error.isNull())
                .map(error -> ErrorReply.of(status(error) < 400 ? 500 : status(error), body));
    }

    private static int status(JsonNode error) {
        var code = error.path("code");
        return code.isTextual() || code.isInt() ? code.asInt() : 0;
    }

    private static ChatReply error(JsonNode error, byte[] body, RateSignals signals) {
        var status = status(error);
        return status >= 400 && status <= 599
                ? ErrorClassifier.classify(ErrorReply.of(status, body), signals)
                : unreadable("error_in_reply", signals);
    }

    private static ChatReply answered(JsonNode root, String content, boolean complete, RateSignals signals) {
        var usage = root.path("usage");
        return new Answered(
                content,
                complete,
                root.path("model").asText(""),
                count(usage.path("prompt_tokens")),
                count(usage.path("completion_tokens")),
                signals);
    }

    /** A whole number that can be; else nothing was said. */
    private static long count(JsonNode tokens) {
        return tokens.canConvertToLong() && tokens.isIntegralNumber()
                ? Math.min(MOST_TOKENS, Math.max(0, tokens.longValue()))
                : 0;
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
