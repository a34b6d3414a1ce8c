package io.lifafa.api.client;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.api.client.ChatReply.Kind;
import io.lifafa.api.client.HttpChatEndpoint.Environment;
import io.lifafa.testsupport.ApiAnswers;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the server gets to see. */
class WireRequestTest extends ClientFixture {
    @Test
    void theRequestIsAChatCompletion() {
        answered(ask());
        var seen = api.seen().get(0);
        assertThat(seen.uri()).isEqualTo("/v1/chat/completions");
        assertThat(seen.headers())
                .containsEntry("authorization", "Bearer " + KEY)
                .containsEntry("content-type", "application/json");
        assertThat(seen.headers().get("user-agent")).startsWith("lifafa/");
        assertThat(seen.body()).isEqualTo(new JsonObject("""
                        {"model": "model-x",
                         "messages": [{"role": "system", "content": "Answer in JSON."},
                                      {"role": "user", "content": "[{\\"id\\":\\"1\\"}]"}],
                         "temperature": 0,
                         "response_format": {"type": "json_schema", "json_schema":
                           {"name": "results", "strict": true, "schema": {"type": "object"}}}}
                        """));
    }

    @Test
    void withoutAKeyNothingIsSaidOfOne() {
        answered(ask(endpoint(EndpointOptions.of(api.url(), Optional.empty(), "m"), Environment.SYSTEM)));
        assertThat(api.seen().get(0).headers()).doesNotContainKey("authorization");
    }

    @Test
    void theQueryIsKept() {
        answered(ask(endpoint(URI.create(api.url() + "/?api-version=7"))));
        assertThat(api.seen().get(0).uri()).isEqualTo("/v1/chat/completions?api-version=7");
    }

    @Test
    void halfASurrogatePairDoesNotStopARequest() {
        var cut = new ChatRequest("s", "cut \ud83d", new JsonObject(), "n");
        answered(await(endpoint().send(cut).reply()));
        assertThat(api.seen().get(0).user()).isEqualTo("cut ?");
    }

    @Test
    void whatCannotBeWrittenIsRejectedAndLeaksNothing() {
        var endpoint = endpoint(options(api.url(), 1), Environment.SYSTEM);
        var bad = new ChatRequest("s", "u", new JsonObject().put("x", new Object()), "n");
        for (var i = 0; i < 3; i++) {
            var reply = failed(await(endpoint.send(bad).reply()));
            assertThat(reply.kind()).isEqualTo(Kind.REJECTED);
            assertThat(reply.reason()).isEqualTo("unsendable");
        }
        answered(ask(endpoint));
    }

    @Test
    void aServerWithoutStructuredOutputIsAskedForLess() {
        api.always((request, seen) -> {
            var format = seen.body().getJsonObject("response_format");
            var answer = format == null
                    ? ApiAnswers.completion("text")
                    : ApiAnswers.error(400, "", "response_format." + format.getString("type") + " is unknown");
            answer.give(request, seen);
        });
        var endpoint = endpoint();
        for (var i = 0; i < 2; i++) {
            var reply = failed(ask(endpoint));
            assertThat(reply.kind()).isEqualTo(Kind.REJECTED);
            assertThat(reply.reason()).isEqualTo(ChatReply.WORDING_REFUSED);
        }
        assertThat(answered(ask(endpoint)).content()).isEqualTo("text");
        answered(ask(endpoint));
        assertThat(api.seen()).hasSize(4);
    }

    @Test
    void aModelThatRefusesATemperatureIsGivenNone() {
        api.always((request, seen) -> (seen.body().containsKey("temperature")
                        ? ApiAnswers.error(400, "unsupported_value", "'temperature' does not support 0 with this model")
                        : ApiAnswers.completion("ok"))
                .give(request, seen));
        var endpoint = endpoint();
        assertThat(failed(ask(endpoint)).reason()).isEqualTo(ChatReply.WORDING_REFUSED);
        answered(ask(endpoint));
        assertThat(api.seen().get(1).body().getJsonObject("response_format").getString("type"))
                .isEqualTo("json_schema");
    }
}
