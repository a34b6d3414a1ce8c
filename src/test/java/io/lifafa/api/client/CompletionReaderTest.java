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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionReaderTest {
    private static ChatReply read(String body) {
        return read(body, "application/json");
    }

    private static ChatReply read(String body, String type) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return CompletionReader.read(200, Optional.ofNullable(type), bytes, RateSignals.NONE);
    }

    private static ChatReply.Answered answered(Object content, String finishReason) {
        return ClientFixture.answered(
                read(ApiAnswers.completionBody(content, finishReason).encode()));
    }

    @Test
    void aCompletionIsRead() {
        assertThat(answered("{}", "stop"))
                .isEqualTo(new ChatReply.Answered("{}", true, "fake-1", 11, 7, RateSignals.NONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"length", "max_tokens", "content_filter"})
    void aCompletionThatStoppedEarlyIsNotComplete(String finishReason) {
        assertThat(answered("{\"a\":", finishReason).complete()).isFalse();
    }

    @Test
    void partsAreJoined() {
        var parts = new JsonArray()
                .add(new JsonObject().put("type", "text").put("text", "one "))
                .add("two")
                .add(new JsonObject().put("type", "image"));
        assertThat(answered(parts, "stop").content()).isEqualTo("one two");
    }

    @Test
    void reasoningIsIgnoredAndUsageMayBeMissing() {
        var reply = read("{\"choices\":[{\"message\":{\"reasoning_content\":\"hm\",\"content\":\"x\"}}]}");
        assertThat(reply).isEqualTo(new ChatReply.Answered("x", true, "", 0, 0, RateSignals.NONE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | no_choices",
                "[] | no_choices",
                "{\"choices\":[]} | no_choices",
                "{\"choices\":null} | no_choices",
                "{\"choices\":[null]} | no_choices",
                "{\"choices\":[{}]} | no_content",
                "{\"choices\":[{\"message\":{\"content\":null}}]} | no_content",
                "{\"choices\":[{\"message\":{\"content\":\" \"}}]} | no_content",
                "{\"choices\":[{\"message\":{\"content\":7}}]} | no_content",
                "{\"choices\":[{\"message\":{\"content\":null,\"refusal\":\"No.\"}}]} | refused_by_model",
                "{\"choices\":[{\"message\":{\"content\":[{\"type\":\"refusal\",\"refusal\":\"No\"}]}}]} | refused_by_model",
                "{\"error\":{\"message\":\"overloaded\"}} | error_in_reply",
                "{\"choices\":[{\"error\":{\"message\":\"x\"},\"message\":{\"content\":\"half\"}}]} | error_in_reply",
                "7 | not_json",
                "{\"choices\" | not_json",
                "Sure! | not_json"
            })
    void whatIsNoCompletionIsUnreadable(String body, String reason) {
        var failed = ClientFixture.failed(read(body));
        assertThat(failed.kind()).isEqualTo(ChatReply.Kind.UNREADABLE);
        assertThat(failed.reason()).isEqualTo(reason);
    }

    @Test
    void anErrorsStatusInTheBodyCountsAsTheStatus() {
        var failed = ClientFixture.failed(read("{\"error\":{\"code\":429,\"message\":\"slow down\"}}"));
        assertThat(failed.kind()).isEqualTo(ChatReply.Kind.THROTTLED);
    }

    @Test
    void theContentTypeCountsOnlyWhereTheBodyIsNotJson() {
        assertThat(ClientFixture.failed(read("<html>", "text/html")).reason()).isEqualTo("wrong_content_type");
        assertThat(ClientFixture.failed(read("<html>", null)).reason()).isEqualTo("not_json");
        var body = ApiAnswers.completionBody("x", "stop").encode();
        assertThat(ClientFixture.answered(read(body, "text/plain")).content()).isEqualTo("x");
        assertThat(ClientFixture.failed(read("", "application/json")).reason()).isEqualTo("empty_body");
    }

    @Test
    void deepNestingIsUnreadable() {
        assertThat(ClientFixture.failed(read("[".repeat(500_000))).reason()).isEqualTo("not_json");
    }

    @Property(tries = 500)
    void anyBytesGiveAReply(@ForAll byte[] body) {
        assertThat(CompletionReader.read(200, Optional.empty(), body, RateSignals.NONE))
                .isNotNull();
    }
}
