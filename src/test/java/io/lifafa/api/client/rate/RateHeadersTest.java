package io.lifafa.api.client.rate;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.limiter.RateSignals;
import io.lifafa.limiter.RateSignals.Window;
import io.vertx.core.MultiMap;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateHeadersTest {
    private static final Instant NOW = Instant.parse("2015-10-21T07:28:00Z");

    private static RateSignals read(String... headers) {
        var map = MultiMap.caseInsensitiveMultiMap();
        for (var i = 0; i < headers.length; i += 2) {
            map.add(headers[i], headers[i + 1]);
        }
        return RateHeaders.read(map, InstantSource.fixed(NOW));
    }

    private static Window window(long perMinute, long remaining, Duration reset) {
        return new Window(OptionalLong.of(perMinute), OptionalLong.of(remaining), Optional.of(reset));
    }

    @Test
    void nothingSaidIsNothing() {
        assertThat(read()).isEqualTo(RateSignals.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7 | PT7S",
                "0 | PT0S",
                " 1.5 | PT1.5S",
                "3600 | PT1H",
                "3601 | PT1H1S",
                "172800 | PT24H",
                "1445412510 | PT30S",
                "1445412510000 | PT30S",
                "1445412000 | PT0S",
                "99999999999999999999 | PT24H",
                "Wed, 21 Oct 2015 07:29:00 GMT | PT1M",
                "Wed, 21 Oct 2015 07:27:00 GMT | PT0S",
                "Wed, 21 Oct 2065 07:29:00 GMT | PT24H"
            })
    void retryAfterIsSecondsOrADate(String value, Duration expected) {
        assertThat(read("Retry-After", value).retryAfter()).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "NaN", "Infinity", "1e3", "0x10", "soon", "Wed, 99 Oct 2015 07:29:00 GMT"})
    void whatIsNoTimeIsIgnored(String value) {
        assertThat(read("Retry-After", value, "retry-after-ms", value, "x-ratelimit-reset-requests", value))
                .isEqualTo(RateSignals.NONE);
    }

    @Test
    void millisecondsGoBeforeSeconds() {
        assertThat(read("Retry-After", "2", "retry-after-ms", "1250").retryAfter())
                .contains(Duration.ofMillis(1250));
        assertThat(read("Retry-After", "2", "retry-after-ms", "?").retryAfter()).contains(Duration.ofSeconds(2));
    }

    @Test
    void datesAreMeasuredAgainstTheServersClockIfItSaysTheTime() {
        assertThat(read("Date", "Wed, 21 Oct 2015 09:00:00 GMT", "Retry-After", "Wed, 21 Oct 2015 09:00:05 GMT")
                        .retryAfter())
                .contains(Duration.ofSeconds(5));
    }

    @Test
    void quotasAreRead() {
        var signals = read(
                "x-ratelimit-limit-requests", "60",
                "x-ratelimit-remaining-requests", "59",
                "x-ratelimit-reset-requests", "1s",
                "X-RateLimit-Limit-Tokens", "150000",
                "X-RateLimit-Remaining-Tokens", "0",
                "X-RateLimit-Reset-Tokens", "20ms");
        assertThat(signals.requests()).isEqualTo(window(60, 59, Duration.ofSeconds(1)));
        assertThat(signals.tokens()).isEqualTo(window(150_000, 0, Duration.ofMillis(20)));
    }

    @Test
    void aQuotaThatIsBackInMoreThanAMinuteIsNotOnePerMinute() {
        assertThat(read("x-ratelimit-limit-requests", "14400", "x-ratelimit-reset-requests", "2m59.56s")
                        .requests())
                .isEqualTo(new Window(
                        OptionalLong.empty(), OptionalLong.empty(), Optional.of(Duration.ofMillis(179_560))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20ms | PT0.02S",
                "6m0s | PT6M",
                "1h2m3.5s | PT1H2M3.5S",
                "500µs | PT0.0005S",
                "12 | PT12S",
                "0.5 | PT0.5S",
                "1445412510 | PT30S",
                "1445412510000 | PT30S",
                "1445412000 | PT0S",
                "2015-10-21T07:28:45Z | PT45S",
                "2015-10-21T12:58:45+05:30 | PT45S",
                "999999h | PT24H",
                "999999999999999999999999 | PT24H"
            })
    void aResetIsADurationOrAMoment(String value, Duration expected) {
        assertThat(read("x-ratelimit-reset-tokens", value).tokens().reset()).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"max_parallel_requests,true", "Concurrency,true", "requests,false", "tokens,false"})
    void whatARefusalIsAboutIsReadFromItsType(String type, boolean crowded) {
        assertThat(read("rate_limit_type", type).crowded()).isEqualTo(crowded);
    }

    @Test
    void anthropicsNamesAreKnown() {
        assertThat(read(
                                "anthropic-ratelimit-requests-limit", "50",
                                "anthropic-ratelimit-requests-remaining", "49",
                                "anthropic-ratelimit-requests-reset", "2015-10-21T07:28:01Z")
                        .requests())
                .isEqualTo(window(50, 49, Duration.ofSeconds(1)));
    }

    @Test
    void theIetfsFieldsAreRead() {
        var signals = read(
                "RateLimit-Policy", "\"burst\";q=100;w=30,\"daily\";q=1000;w=86400",
                "RateLimit-Policy", "\"bytes\";q=9;w=60;qu=\"content-bytes\"",
                "RateLimit", "\"burst\";r=50;t=30, \"daily\";r=700;t=50000");
        assertThat(signals.requests()).isEqualTo(window(200, 50, Duration.ofSeconds(30)));
        assertThat(signals.tokens()).isEqualTo(Window.NONE);
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(40),
                Arbitraries.strings().withChars("0123456789.smhµ-:;=\"rqtw, T").ofMaxLength(60));
    }

    @Property
    void whateverIsSentIsReadOrIgnoredWithinBounds(@ForAll @From("values") String value) {
        var signals = read(
                "date", value,
                "retry-after", value,
                "retry-after-ms", value,
                "x-ratelimit-limit-requests", value,
                "x-ratelimit-reset-tokens", value,
                "ratelimit", value,
                "ratelimit-policy", value);
        assertThat(signals.retryAfter().orElse(Duration.ZERO)).isBetween(Duration.ZERO, RetryAfter.LONGEST);
        assertThat(signals.tokens().reset().orElse(Duration.ZERO)).isBetween(Duration.ZERO, ResetTime.LONGEST);
        assertThat(signals.requests().perMinute().orElse(0)).isNotNegative();
    }
}
