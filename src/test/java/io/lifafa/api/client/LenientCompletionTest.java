package io.lifafa.api.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.limiter.RateSignals;
import io.lifafa.testsupport.ApiAnswers;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers that stand elsewhere than where the protocol wants them. */
@Timeout(30)
class LenientCompletionTest {
    private static final String RESULTS = "{\"results\":[]}";

    private static ChatReply read(String body) {
        return CompletionReader.read(
                200, Optional.of("application/json"), body.getBytes(StandardCharsets.UTF_8), RateSignals.NONE);
    }

    private static String content(JsonObject message) {
        return content(new JsonObject().put("message", message), "stop");
    }

    private static String content(JsonObject choice, String finish) {
        return ClientFixture.answered(read(new JsonObject()
                        .put("choices", new JsonArray().add(choice.put("finish_reason", finish)))
                        .encode()))
                .content();
    }

    private static JsonObject function(Object arguments) {
        return new JsonObject().put("name", "emit").put("arguments", arguments);
    }

    private static JsonObject nothing() {
        return new JsonObject().putNull("content");
    }

    @Test
    void anAnswerInTheReasoningIsReadWhereThereIsNoContent() {
        for (var name : new String[] {"reasoning_content", "reasoning"}) {
            assertThat(content(nothing().put(name, "so: " + RESULTS))).isEqualTo("so: " + RESULTS);
        }
    }

    @Test
    void reasoningThatWasCutShortIsADraftAndNoAnswer() {
        var choice = new JsonObject()
                .put("message", nothing().put("reasoning", "perhaps " + RESULTS))
                .put("finish_reason", "length");
        var reply = read(
                new JsonObject().put("choices", new JsonArray().add(choice)).encode());
        assertThat(ClientFixture.failed(reply).reason()).isEqualTo("no_content");
    }

    @Test
    void anAnswerInTheArgumentsOfACallIsRead() {
        var calls = new JsonArray().add(new JsonObject().put("function", function(RESULTS)));
        assertThat(content(nothing().put("tool_calls", calls))).isEqualTo(RESULTS);
        assertThat(content(nothing().put("function_call", function(RESULTS)))).isEqualTo(RESULTS);
        assertThat(content(nothing().put("function_call", function(new JsonObject(RESULTS)))))
                .isEqualTo(RESULTS);
        assertThat(content(new JsonObject().put("content", "I call it.").put("tool_calls", calls)))
                .isEqualTo(RESULTS);
    }

    @Test
    void theTextOfACompletionIsRead() {
        assertThat(content(new JsonObject().put("text", RESULTS), "stop")).isEqualTo(RESULTS);
    }

    @Test
    void contentThatIsJsonAndNotTextKeepsItsNumbers() {
        var body = "{\"choices\":[{\"message\":{\"content\":{\"results\":[{\"amount\":12345678901234567.10}]}}}]}";
        assertThat(ClientFixture.answered(read(body)).content())
                .isEqualTo("{\"results\":[{\"amount\":12345678901234567.10}]}");
        var array = body.replace("{\"results\":", "").replace("]}}}]}", "]}}]}");
        assertThat(ClientFixture.answered(read(array)).content()).isEqualTo("[{\"amount\":12345678901234567.10}]");
    }

    @Test
    void aBodyThatIsEncodedTwiceOrHoldsNaNIsRead() {
        var body = ApiAnswers.completionBody("x", "stop").encode();
        var twice = new JsonArray().add(body).encode();
        assertThat(ClientFixture.answered(read(twice.substring(1, twice.length() - 1)))
                        .content())
                .isEqualTo("x");
        assertThat(ClientFixture.answered(read(body.replace("\"usage\"", "\"logprobs\":NaN,\"usage\"")))
                        .completionTokens())
                .isEqualTo(7);
    }

    @Test
    void aStreamOfEventsNobodyAskedForIsPutTogether() {
        var stream = ": ping\r\n\r\n"
                + "data: {\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}\r\n\r\n"
                + "data: {\"choices\":[{\"index\":0,\"delta\":{\"reasoning_content\":\"hm\"}}]}\r\n\r\n"
                + "event: x\r\ndata: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"{\\\"results\\\"\"}}]}\r\n\r\n"
                + "data: {\"choices\":[{\"index\":1,\"delta\":{\"content\":\"other\"}}]}\r\n\r\n"
                + "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\":[]}\"},\"finish_reason\":\"length\"}]}\r\n\r\n"
                + "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":4}}\r\n\r\n"
                + "data: [DONE]\r\n\r\n";
        assertThat(read(stream)).isEqualTo(new ChatReply.Answered(RESULTS, false, "m", 3, 4, RateSignals.NONE));
    }

    @Test
    void argumentsOfACallThatCameInAStreamArePutTogether() {
        var stream = new StringBuilder();
        for (var piece : new String[] {"{\\\"results\\\"", ":[]}"}) {
            stream.append("data: {\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"")
                    .append(piece)
                    .append("\"}}]}}]}\n\n");
        }
        assertThat(ClientFixture.answered(read(stream.toString())).content()).isEqualTo(RESULTS);
    }

    @Test
    void anErrorInAStreamIsAnError() {
        var failed = ClientFixture.failed(read("data: {\"error\":{\"code\":429,\"message\":\"slow down\"}}\n\n"));
        assertThat(failed.kind()).isEqualTo(ChatReply.Kind.THROTTLED);
    }

    @Test
    void usageThatCannotBeIsNotBelieved() {
        for (var tokens : new String[] {"-5", "1e999999999", "9223372036854775807", "7.5", "\"x\"", "null"}) {
            var reply = ClientFixture.answered(read("{\"choices\":[{\"message\":{\"content\":\"x\"}}],"
                    + "\"usage\":{\"prompt_tokens\":" + tokens + ",\"completion_tokens\":" + tokens + "}}"));
            assertThat(reply.promptTokens()).as(tokens).isBetween(0L, CompletionReader.MOST_TOKENS);
            assertThat(reply.completionTokens()).as(tokens).isBetween(0L, CompletionReader.MOST_TOKENS);
        }
    }

    @Property(tries = 300)
    void anyStreamGivesAReply(@ForAll @StringLength(max = 60) String data) {
        assertThat(read("data: " + data + "\n\ndata: {\"choices\":[{\"delta\":" + data))
                .isNotNull();
    }

    @Test
    void aLongStreamIsReadInLinearTime() {
        var stream = "data: {\"choices\":[{\"delta\":{\"content\":\"ab\"}}]}\n\n".repeat(60_000);
        assertThat(ClientFixture.answered(read(stream)).content()).hasSize(120_000);
    }
}
