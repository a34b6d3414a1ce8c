package io.lifafa.api.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.api.client.ChatReply.Answered;
import io.lifafa.api.client.ChatReply.Kind;
import io.lifafa.testsupport.ApiAnswers;
import io.lifafa.testsupport.FakeApi.Answer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Servers that fail of a form of output without saying so, and servers that just fail. */
class UnsaidRefusalTest extends ClientFixture {
    private static final String RESULTS = "{\"results\":[]}";

    static Stream<Answer> failures() {
        return Stream.of(
                ApiAnswers.error(500, "", "internal error"),
                ApiAnswers.status(502, "<html>"),
                ApiAnswers.json("{\"error\":{\"message\":\"something went wrong\"}}"),
                ApiAnswers.json("{\"error\":{\"code\":400,\"message\":\"bad request\"}}"),
                ApiAnswers.completion("Dear user, here is what I found."),
                ApiAnswers.json("{\"choices\":[{\"message\":{\"content\":null}}]}"));
    }

    private void failsWithForms(Answer failure, String... forms) {
        api.always((request, seen) -> {
            var format = seen.body().getJsonObject("response_format");
            boolean fails = format != null && List.of(forms).contains(format.getString("type"));
            (fails ? failure : ApiAnswers.completion(RESULTS)).give(request, seen);
        });
    }

    private List<String> formsAsked() {
        return api.seen().stream()
                .map(seen -> seen.body().getJsonObject("response_format"))
                .map(format -> format == null ? "text" : format.getString("type"))
                .toList();
    }

    /** Asks until there is an answer in JSON; how many calls that took. */
    private int callsUntilAnswered(HttpChatEndpoint endpoint) {
        for (int calls = 1; calls <= 20; calls++) {
            if (ask(endpoint) instanceof Answered answered && answered.content().equals(RESULTS)) {
                return calls;
            }
        }
        throw new AssertionError("never answered: " + formsAsked());
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aServerThatFailsWheneverAFormIsSentIsAskedWithoutIt(Answer failure) {
        failsWithForms(failure, "json_schema", "json_object");
        var endpoint = endpoint();
        assertThat(callsUntilAnswered(endpoint)).isLessThanOrEqualTo(5);
        for (int i = 0; i < 3; i++) {
            ask(endpoint);
        }
        int before = api.seen().size();
        for (int i = 0; i < 5; i++) {
            answered(ask(endpoint));
        }
        assertThat(formsAsked().subList(before, before + 5)).containsOnly("text");
    }

    @ParameterizedTest
    @MethodSource("failures")
    void theStrongestFormThatDoesNotFailIsKept(Answer failure) {
        failsWithForms(failure, "json_schema");
        var endpoint = endpoint();
        assertThat(callsUntilAnswered(endpoint)).isLessThanOrEqualTo(4);
        for (int i = 0; i < 3; i++) {
            ask(endpoint);
        }
        ask(endpoint);
        assertThat(formsAsked().get(formsAsked().size() - 1)).isEqualTo("json_object");
    }

    @Test
    void aTrialThatIsRefusedIsNotTheRequestsFault() {
        api.always((request, seen) -> {
            var format = seen.body().getJsonObject("response_format");
            var type = format == null ? "text" : format.getString("type");
            (type.equals("json_schema")
                            ? ApiAnswers.error(500, "", "internal error")
                            : type.equals("text") ? ApiAnswers.completion(RESULTS) : ApiAnswers.error(400, "", "no"))
                    .give(request, seen);
        });
        var endpoint = endpoint();
        for (int i = 0; i < 12; i++) {
            if (ask(endpoint) instanceof ChatReply.Failed failed && failed.kind() == Kind.REJECTED) {
                assertThat(failed.reason()).isEqualTo(ChatReply.WORDING_REFUSED);
            }
        }
        assertThat(formsAsked().subList(8, 12)).containsOnly("text");
    }

    @Test
    void anOutageIsNotTakenForARefusal() {
        api.always(ApiAnswers.error(500, "", "internal error"));
        var endpoint = endpoint();
        for (int i = 0; i < 7; i++) {
            assertThat(failed(ask(endpoint)).kind()).isEqualTo(Kind.SERVER);
        }
        api.always(ApiAnswers.completion(RESULTS));
        for (int i = 0; i < 4; i++) {
            answered(ask(endpoint));
        }
        int before = api.seen().size();
        answered(ask(endpoint));
        assertThat(formsAsked().get(before)).isEqualTo("json_schema");
    }

    @Test
    void aServerThatIsBusyIsNotInDoubt() {
        api.always(ApiAnswers.status(503, "", "retry-after", "1"));
        var endpoint = endpoint();
        for (int i = 0; i < 8; i++) {
            failed(ask(endpoint));
        }
        assertThat(formsAsked()).containsOnly("json_schema");
    }

    @Test
    void aProvenFormOutlastsAFewFailures() {
        var endpoint = endpoint();
        answered(ask(endpoint));
        api.next(ApiAnswers.status(500), ApiAnswers.status(500), ApiAnswers.status(500), ApiAnswers.status(500));
        for (int i = 0; i < 4; i++) {
            failed(ask(endpoint));
        }
        answered(ask(endpoint));
        assertThat(formsAsked()).containsOnly("json_schema");
    }

    @Test
    void usageThatIsLargerThanRequestAndReplyJustifyIsEstimated() {
        var body = ApiAnswers.completionBody(RESULTS, "stop");
        body.getJsonObject("usage").put("prompt_tokens", 99_000_000).put("completion_tokens", Long.MAX_VALUE);
        var reply = answered(askAnswered(ApiAnswers.json(body.encode())));
        assertThat(reply.promptTokens()).isBetween(1L, 1_000L);
        assertThat(reply.completionTokens()).isBetween(1L, 1_000L);
    }
}
