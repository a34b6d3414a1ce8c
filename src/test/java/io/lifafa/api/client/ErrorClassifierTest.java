package io.lifafa.api.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.limiter.RateSignals;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorClassifierTest {
    private static ErrorReply error(int status, String body) {
        return ErrorReply.of(status, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String classify(int status, String body) {
        var failed = ErrorClassifier.classify(error(status, body), RateSignals.NONE);
        return failed.kind() + " " + failed.reason();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | {\"error\":{\"code\":\"model_not_found\"}} | DENIED model_not_found",
                "404 | {\"object\":\"error\",\"message\":\"The model `x` does not exist.\"} | DENIED model_not_found",
                "404 | {\"error\":\"model 'x' not found, try pulling it first\"} | DENIED model_not_found",
                "404 | <html>not found</html> | DENIED http_404",
                "400 | {\"error\":{\"code\":\"model_not_found\"}} | DENIED model_not_found",
                "402 | {} | DENIED insufficient_quota",
                "429 | {\"error\":{\"code\":\"insufficient_quota\"}} | DENIED insufficient_quota",
                "429 | {\"error\":{\"type\":\"insufficient_quota\"}} | DENIED insufficient_quota",
                "429 | {\"error\":{\"code\":\"rate_limit_exceeded\"}} | THROTTLED http_429",
                "429 | {\"error\":{\"message\":\"Request too large for m on tokens per min\"}} | TOO_LARGE request_too_large",
                "400 | [{\"error\":{\"code\":400,\"message\":\"API key not valid.\"}}] | DENIED invalid_api_key",
                "400 | {\"error\":{\"code\":\"context_length_exceeded\"}} | TOO_LARGE context_length_exceeded",
                "422 | {\"message\":\"This model's maximum context length is 9\"} | TOO_LARGE context_length_exceeded",
                "400 | {\"error\":null} | REJECTED http_400",
                "422 | not json | REJECTED http_422",
                "425 | | SERVER http_425",
                "304 | | DENIED redirected",
                "413 | | TOO_LARGE http_413",
                "451 | | REJECTED http_451",
                "599 | | SERVER http_599"
            })
    void anErrorIsClassified(int status, String body, String expected) {
        assertThat(classify(status, body == null ? "" : body)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {\"error\":{\"param\":\"response_format\"}} | true",
                "422 | {\"detail\":[{\"loc\":[\"body\",\"response_format\",\"type\"]}]} | true",
                "500 | {\"error\":\"json_schema is not implemented\"} | true",
                "501 | {\"error\":\"Structured Output is not implemented\"} | true",
                "400 | {\"error\":{\"code\":\"context_length_exceeded\",\"message\":\"response_format\"}} | false",
                "401 | response_format | false",
                "429 | response_format | false",
                "400 | {\"error\":\"no\"} | false"
            })
    void theFormOfOutputIsNamed(int status, String body, boolean named) {
        assertThat(error(status, body).namesOutputForm()).isEqualTo(named);
    }

    @Test
    void anSmsThatIsRepeatedInAnErrorStopsNothing() {
        var sms = "invalid api key, insufficient_quota, model_not_found";
        var body = "{\"detail\":[{\"msg\":\"bad\",\"input\":\"" + sms + "\"}]}";
        assertThat(classify(422, body)).isEqualTo("REJECTED http_422");
        var message = "{\"error\":{\"message\":\"" + "x".repeat(200) + sms + "\"}}";
        assertThat(classify(400, message)).isEqualTo("REJECTED http_400");
    }

    @Test
    void aTextIsNotToldByItsToString() {
        assertThat(error(400, "{\"error\":\"secret\"}").toString()).doesNotContain("secret");
    }
}
