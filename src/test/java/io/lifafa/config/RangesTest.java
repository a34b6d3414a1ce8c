package io.lifafa.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangesTest {
    @ParameterizedTest
    @CsvSource({
        "store.embedded_port, 0, 65535, 65536",
        "store.reserve_bytes, 0, 1GiB, 2000000GiB",
        "store.lease, 10ms, 1d, 9ms",
        "store.timeout, 10ms, 1h, 61m",
        "store.event_retention, 1s, 3650d, 500ms",
        "store.idempotency_retention, 1s, 3650d, 3651d",
        "store.keep_filtered_bodies, true, false, 1",
        "store.durability, disk, FILE, tape",
        "store.embedded_host, localhost, ::1, a b",
        "store.database, a, b-c, a.b",
        "store.uri, mongodb://h, mongodb+srv://h/d, http://h",
        "http.host, 0.0.0.0, fe80::1%eth0, http://x",
        "http.port, 0, 65535, -1",
        "http.allowed_hosts, a.b, '.x.org, [::1], *', http://a",
        "http.min_body_rate, 0, 1000000, -1",
        "http.body_grace, 1ms, 1h, 0s",
        "http.header_timeout, 1ms, 1h, 2h",
        "http.max_connections, 1, 1000000, 0",
        "http.address_share, 0.01, 1, 0",
        "management.port, 0, 65535, 99999999999",
        "zone, UTC, +05:30, Mars/Base",
        "ingest.default_user, a, 'a b', 'a\u0001b'",
        "ingest.max_item_chars, 256, 1048576, 255",
        "ingest.max_request_bytes, 1, 2147483647, 2GiB",
        "ingest.max_compression_ratio, 1, 1.5, 0.99",
        "ingest.max_streams, 1, 10000, 0",
        "ingest.linger, 0s, 1s, 1001ms",
        "ingest.max_backlog_sms, 1, 100000000, 0",
        "ingest.max_backlog_bytes, 1, 1024GiB, 0",
        "ingest.read_timeout, 1ms, 1h, 0s",
        "pipeline.workers, 0, 1024, 1025",
        "pipeline.chunks_per_worker, 0, 100, 101",
        "pipeline.max_attempts, 1, 1000, 1.5",
        "pipeline.retry_delay, 0s, 10m, -1s",
        "pipeline.max_retry_delay, 5s, 30d, 31d",
        "pipeline.poll_interval, 1ms, 1m, 61s",
        "api.url, http://h, https://h:1/p, ftp://h",
        "api.url, http://h, https://h:1/p, 'http://h /'",
        "api.key, k, sk-1, 'a b'",
        "api.model, m, org/model:1, 'a\u0001b'",
        "api.batch_size, 1, 5-100, 20-5",
        "api.batch_size, 20, 5 - 20, 0",
        "api.batch_size, 20, 5 - 20, 5-",
        "limiter.min_delay, 0s, 1h, 2h",
        "limiter.max_delay, 0s, 1h, 5",
        "limiter.initial_delay, 0s, 1h, -1s",
        "limiter.target_response_time, 1ms, 1h, 0s",
        "limiter.adaptive_batching, true, False, maybe",
        "api.second_key, k, sk-1, 'a b'",
        "api.second_model, m, org/model:1, 'a\u0001b'",
        "api.timeout, 1s, 10m, 999ms",
        "api.max_reply_bytes, 16KiB, 64MiB, 16383",
        "api.redact, true, false, 1",
        "api.fallback, rules, dead_letter, drop",
        "limiter.requests_per_minute, 1, 999999999, 0",
        "limiter.tokens_per_minute, 1, 999999999, -1",
        "limiter.max_in_flight, 1, 10000, 0",
        "cache.max_templates, 1, 10000000, 0",
        "cache.recheck, 0, 1, 1.5",
        "cache.enabled, true, FALSE, 1",
        "tenant, a, A.b_c-1, a/b",
    })
    void bothEndsAreTakenAndWhatLiesBeyondIsRefusedUnderItsKey(String key, String least, String most, String beyond) {
        assertThatNoException().isThrownBy(() -> Configs.set(Map.of(key, least)));
        assertThatNoException().isThrownBy(() -> Configs.set(Map.of(key, most)));
        assertThat(Configs.problemsOfSet(Map.of(key, beyond)))
                .hasSize(1)
                .first()
                .asString()
                .startsWith(key + " (command line): ");
    }

    @Test
    void theDelaysOfTheLimiterMustBeInOrder() {
        assertThat(Configs.problemsOfSet(
                        Map.of("limiter.min_delay", "3s", "limiter.max_delay", "2s", "limiter.initial_delay", "1s")))
                .containsExactly(
                        "limiter.max_delay (command line): is shorter than min_delay",
                        "limiter.initial_delay (command line): is shorter than min_delay");
    }

    @Test
    void aDefaultThatNoLongerFitsIsNamedAsSuch() {
        assertThat(Configs.problemsOfSet(Map.of("pipeline.retry_delay", "11m")))
                .containsExactly("pipeline.max_retry_delay (default): is shorter than retry_delay, 11m");
    }

    @Test
    void aRecordRefusesEverythingThatContradictsEachOtherAtOnce() {
        var delay = Optional.of(Duration.ofSeconds(2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LimiterConfig(
                        Optional.of(Duration.ofSeconds(3)),
                        delay,
                        delay,
                        Optional.empty(),
                        true,
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        1))
                .withMessage("maxDelay: is shorter than min_delay\ninitialDelay: is shorter than min_delay");
    }
}
