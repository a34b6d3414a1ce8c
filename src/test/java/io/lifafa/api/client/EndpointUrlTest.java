package io.lifafa.api.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointUrlTest {
    @ParameterizedTest
    @CsvSource({
        "https://api.example.com/v1, https://api.example.com:443/v1/chat/completions",
        "https://api.example.com/v1/, https://api.example.com:443/v1/chat/completions",
        "http://127.0.0.1:9099, http://127.0.0.1:9099/v1/chat/completions",
        "http://127.0.0.1:9099/, http://127.0.0.1:9099/v1/chat/completions",
        "HTTP://example.com/openai, http://example.com:80/openai/chat/completions",
        "https://example.com/v1/chat/completions, https://example.com:443/v1/chat/completions",
        "https://example.com/a%20b/chat/completions/, https://example.com:443/a%20b/chat/completions",
        "http://[::1]:8000/v1, http://[::1]:8000/v1/chat/completions"
    })
    void whatIsLeftOutIsAdded(URI written, String whole) {
        assertThat(EndpointUrl.of(written)).hasToString(whole);
    }

    @Test
    void theQueryIsKeptAndTheFragmentIsNot() {
        var url = EndpointUrl.of(URI.create("https://example.com/x?api-version=2&a=%2F#part"));
        assertThat(url.target()).isEqualTo("/x/chat/completions?api-version=2&a=%2F");
        assertThat(url.toString()).doesNotContain("api-version");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://example.com", "example.com", "http:///v1", "http://u:secret@example.com", "http://a:70000"
            })
    void whatCannotBeAskedIsRefusedWithoutRepeatingIt(URI url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EndpointUrl.of(url))
                .withMessageStartingWith("url: ")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
    }
}
