package io.lifafa.api.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of a server's errors, and what is not. */
@Timeout(20)
class ServerSaidTest {
    private static ServerSaid of(String body) {
        return ServerSaid.of(400, body.getBytes(StandardCharsets.UTF_8), Optional.of("sk-Q7vZ93xKwLm"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"error\":{\"message\":\"No budget\",\"type\":\"budget_exceeded\",\"code\":\"400\"}} | HTTP 400 budget_exceeded: \"No budget\"",
                "{\"error\":\"model x is unknown\"} | HTTP 400: \"model x is unknown\"",
                "{\"detail\":{\"error\":\"no such model\"}} | HTTP 400: \"no such model\"",
                "{\"detail\":\"nothing left\"} | HTTP 400: \"nothing left\"",
                "[{\"error\":{\"code\":404,\"message\":\"gone\",\"status\":\"NOT_FOUND\"}}] | HTTP 400 404: \"gone\"",
                "{\"message\":\"bare\",\"code\":\"x.y-z\"} | HTTP 400 x.y-z: \"bare\"",
                "{\"error\":{\"code\":\"<b>\",\"type\":\"two words\"}} | ``",
                "<html>no</html> | ``",
                "`` | ``",
            })
    void theUsualFormsAreRead(String body, String text) {
        assertThat(of(body).text()).isEqualTo(text);
    }

    @Test
    void aMessageWithAPieceOfOurKeyIsNotTold() {
        assertThat(of("{\"error\":{\"message\":\"bad key sk-***xKwLm\",\"code\":\"k\"}}")
                        .message())
                .isEmpty();
    }

    @Test
    void whatMayBeAnAccountAKeyOrAnAddressIsLeftOut() {
        var message =
                of("{\"error\":\"user-ab12 me@example.org org-Zz9 Bearer abc.def 5500123499 3f2504e04f89 gpt-4o v1\"}")
                        .message();
        assertThat(message).isEqualTo("… … … … … … gpt-4o v1");
    }

    @Test
    void aLongMessageWithControlCharactersIsCutAndCleaned() {
        var message = of("{\"error\":\"a\\u0000\\u001b[31m\\n\\u202eb " + "x ".repeat(500) + "\"}")
                .message();
        assertThat(message).hasSizeLessThanOrEqualTo(200).startsWith("a [31m b").doesNotContain("\n", "\u202e");
    }

    @Test
    void itsMessageIsInNoLog() {
        assertThat(of("{\"error\":\"Rs.5 debited\"}").toString()).doesNotContain("debited");
    }
}
