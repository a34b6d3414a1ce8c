package io.lifafa.api.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.api.client.ChatReply.Kind;
import io.lifafa.limiter.CallResult;
import io.lifafa.testsupport.ApiAnswers;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What error statuses become, over the wire. */
class StatusTest extends ClientFixture {
    @ParameterizedTest
    @CsvSource({
        "401, DENIED",
        "403, DENIED",
        "404, DENIED",
        "405, DENIED",
        "408, SERVER",
        "409, SERVER",
        "413, TOO_LARGE",
        "418, REJECTED",
        "429, THROTTLED",
        "500, SERVER",
        "502, SERVER",
        "503, SERVER",
        "529, SERVER"
    })
    void aStatusIsClassified(int status, Kind kind) {
        var reply = failed(askAnswered(ApiAnswers.error(status, "some_code", "some words")));
        assertThat(reply.kind()).isEqualTo(kind);
        assertThat(reply.reason()).isEqualTo("http_" + status);
    }

    @Test
    void a400InEveryWordingIsAboutTheRequest() {
        api.always(ApiAnswers.error(400, "invalid_request", "no"));
        var endpoint = endpoint();
        assertThat(failed(ask(endpoint)).reason()).isEqualTo(ChatReply.WORDING_REFUSED);
        assertThat(failed(ask(endpoint)).reason()).isEqualTo(ChatReply.WORDING_REFUSED);
        var last = failed(ask(endpoint));
        assertThat(last.kind()).isEqualTo(Kind.REJECTED);
        assertThat(last.reason()).isEqualTo("http_400");
        assertThat(last.kind().result()).isEqualTo(CallResult.IGNORED);
    }

    @Test
    void a400IsAboutTheRequestWhereTheWordingIsKnownToWork() {
        var endpoint = endpoint();
        answered(ask(endpoint));
        api.next(ApiAnswers.error(400, "invalid_request", "no"));
        assertThat(failed(ask(endpoint)).reason()).isEqualTo("http_400");
        assertThat(answered(ask(endpoint)).content()).isEqualTo("{\"results\":[]}");
    }

    @ParameterizedTest
    @CsvSource({"Retry-After, 7, 7000", "Retry-After, 0.25, 250", "retry-after-ms, 1500, 1500"})
    void retryAfterIsPassedOn(String header, String value, long millis) {
        var reply = failed(askAnswered(ApiAnswers.status(429, "", header, value)));
        assertThat(reply.kind()).isEqualTo(Kind.THROTTLED);
        assertThat(reply.signals().retryAfter()).contains(Duration.ofMillis(millis));
    }

    @Test
    void retryAfterMayBeADate() {
        var reply = failed(askAnswered(ApiAnswers.status(
                429, "", "Date", "Wed, 21 Oct 2015 07:28:00 GMT", "Retry-After", "Wed, 21 Oct 2015 07:28:30 GMT")));
        assertThat(reply.signals().retryAfter()).contains(Duration.ofSeconds(30));
    }

    @Test
    void retryAfterCountsOn503AndOnSuccess() {
        var endpoint = endpoint();
        api.next(
                ApiAnswers.status(503, "", "retry-after", "3"),
                ApiAnswers.status(200, ApiAnswers.completionBody("x", "stop").encode(), "retry-after", "2"));
        assertThat(ask(endpoint).signals().retryAfter()).contains(Duration.ofSeconds(3));
        assertThat(answered(ask(endpoint)).signals().retryAfter()).contains(Duration.ofSeconds(2));
    }

    @Test
    void a429WithoutRetryAfterSaysNothing() {
        assertThat(askAnswered(ApiAnswers.status(429)).signals().retryAfter()).isEqualTo(Optional.empty());
    }

    @Test
    void anErrorOfAnyLengthIsClassified() {
        var reply = failed(askAnswered(ApiAnswers.status(500, "x".repeat(200_000), "retry-after", "4")));
        assertThat(reply.reason()).isEqualTo("http_500");
        assertThat(reply.signals().retryAfter()).contains(Duration.ofSeconds(4));
    }
}
