package io.lifafa.api.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lifafa.api.client.rate.CrowdedWords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An answer with an error status: the status, and what its body mentions.
 *
 * <p>Bodies differ between servers ({@code {"error":{"message","type","param","code"}}}, {@code {"error":"…"}},
 * {@code {"detail":[…]}}, {@code [{"error":…}]}, HTML), so words are looked for in the text. Some servers repeat the
 * request in it, SMS and all: what would stop every call is believed only in the codes and at the start of the message.
 * Nothing of the text is passed on.
 *
 * @param status of the answer
 * @param text all of it, in lower case
 * @param head the codes and the start of the message, in lower case; empty if they are not where they belong
 */
record ErrorReply(int status, String text, String head) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MESSAGE_START = 200;
    private static final List<String> CODES = List.of("code", "type", "param", "status");
    private static final List<String> NAMES_OF_OUTPUT_FORM = List.of(
            "response_format",
            "response format",
            "responseformat",
            "json_schema",
            "json schema",
            "json_object",
            "structured output",
            "structured_output",
            "response_schema",
            "guided_json");
    private static final List<String> WORDS_OF_LENGTH = List.of(
            "context_length_exceeded",
            "maximum context",
            "context length",
            "context window",
            "context size",
            "string_above_max_length",
            "prompt is too long",
            "too many tokens",
            "exceeds the maximum number of tokens",
            "request too large");
    private static final List<String> WORDS_OF_KEY =
            List.of("invalid_api_key", "api key not valid", "incorrect api key", "invalid api key");
    private static final List<String> WORDS_OF_MONEY =
            List.of("insufficient_quota", "billing_hard_limit_reached", "insufficient balance");
    private static final Pattern MODEL_NOT_FOUND =
            Pattern.compile("model_not_found|model.{0,200}?(?:not found|does not exist)", Pattern.DOTALL);

    /** Reads a body, whatever it is. */
    static ErrorReply of(int status, byte[] body) {
        var text = new String(body, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        return new ErrorReply(status, text, head(body).toLowerCase(Locale.ROOT));
    }

    private static String head(byte[] body) {
        try {
            var root = JSON.readTree(body);
            var first = root.isArray() ? root.path(0) : root;
            var error = first.path("error").isMissingNode() ? first : first.path("error");
            return error.isTextual() ? start(error) : codes(error) + start(error.path("message"));
        } catch (IOException e) {
            return "";
        }
    }

    private static String codes(JsonNode error) {
        return CODES.stream().map(name -> error.path(name).asText("") + " ").collect(Collectors.joining());
    }

    private static String start(JsonNode message) {
        var text = message.asText("");
        return text.substring(0, Math.min(MESSAGE_START, text.length()));
    }

    /** The form of output is given as the reason. */
    boolean namesOutputForm() {
        return !speaksOfSomethingElse() && mentions(text, NAMES_OF_OUTPUT_FORM);
    }

    /** The form of output may be the reason, though it is not said. */
    boolean mayRefuseOutputForm() {
        return !speaksOfSomethingElse() && (status == 400 || status == 422);
    }

    /** The server failed and does not say that it is just busy. */
    boolean isFailure() {
        return status >= 500 && !isTooLong() && !deniesKey() && !lacksMoney() && !lacksModel();
    }

    /** {@code temperature} is given as the reason. */
    boolean refusesTemperature() {
        return (status == 400 || status == 422) && head.contains("temperature");
    }

    private boolean speaksOfSomethingElse() {
        return switch (status) {
            case 401, 402, 403, 405, 408, 413, 429, 502, 503, 504 -> true;
            default -> isTooLong() || deniesKey() || lacksMoney() || lacksModel();
        };
    }

    /** The request, or the reply it asks for, is longer than the model can take. */
    boolean isTooLong() {
        return mentions(text, WORDS_OF_LENGTH);
    }

    /** The key is given as the reason. */
    boolean deniesKey() {
        return mentions(head, WORDS_OF_KEY);
    }

    /** The account has nothing left: no waiting helps. */
    boolean lacksMoney() {
        return mentions(head, WORDS_OF_MONEY);
    }

    /** The number of calls under way is given as the reason. */
    boolean speaksOfCrowd() {
        return CrowdedWords.mentionedIn(head);
    }

    /** The server has no such model. */
    boolean lacksModel() {
        return MODEL_NOT_FOUND.matcher(head).find();
    }

    private static boolean mentions(String where, List<String> words) {
        return words.stream().anyMatch(where::contains);
    }

    /** Without the text. */
    @Override
    public String toString() {
        return "ErrorReply[" + status + "]";
    }
}
