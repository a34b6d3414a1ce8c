package io.lifafa.limiter.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PaceTest {
    private static final long MS = 1_000_000;

    private final Pace pace = new Pace(0, new CallsElsewhere());

    private double rate() {
        return pace.perSecond().orElseThrow();
    }

    @Test
    void none_is_kept_before_the_first_429() {
        for (int i = 0; i < 100; i++) {
            pace.sent(i);
            pace.binds(i);
        }
        assertThat(pace.perSecond()).isEmpty();
        assertThat(pace.earliest()).isLessThan(0);
    }

    @Test
    void what_the_server_states_is_kept_with_a_little_less() {
        pace.throttled(7, 1_000 * MS);
        assertThat(rate()).isCloseTo(6.79, within(0.001));
        pace.sent(1_000 * MS);
        assertThat(pace.earliest()).isBetween(1_000 * MS + 140 * MS, 1_000 * MS + 300 * MS);
    }

    @Test
    void a_probe_begins_after_12_s_and_only_where_the_pace_binds() {
        pace.throttled(7, 0);
        pace.binds(11_900 * MS);
        assertThat(pace.climbing()).isFalse();
        pace.binds(12_100 * MS);
        assertThat(pace.climbing()).isTrue();
        assertThat(rate()).isCloseTo(1.2 * 6.79, within(0.001));
        pace.binds(12_200 * MS);
        assertThat(rate()).isCloseTo(1.2 * 6.79, within(0.001));
        pace.binds(12_700 * MS);
        assertThat(rate()).isCloseTo(1.44 * 6.79, within(0.001));
    }

    @Test
    void a_probe_that_fails_falls_back_to_what_the_server_states() {
        pace.throttled(7, 0);
        pace.binds(12_100 * MS);
        pace.throttled(7, 12_500 * MS);
        assertThat(rate()).isCloseTo(6.79, within(0.001));
    }

    @Test
    void a_statement_that_a_429_soon_after_contradicts_is_not_believed_again() {
        pace.throttled(100, 0);
        pace.throttled(100, 2_000 * MS);
        assertThat(rate()).isLessThan(70);
        double learned = rate();
        pace.stated(100);
        assertThat(rate()).isEqualTo(learned);
        pace.stated(20);
        assertThat(rate()).isCloseTo(19.4, within(0.001));
    }

    @Test
    void without_a_statement_the_accepted_calls_between_two_429s_tell() {
        long now = 0;
        for (int i = 0; i < 40; i++) {
            pace.sent(now += 20 * MS);
        }
        pace.throttled(0, now);
        double first = rate();
        long at = now;
        for (int i = 0; i < 30; i++) {
            pace.sent(at += 100 * MS);
        }
        pace.throttled(0, at);
        assertThat(first).isBetween(30.0, 40.0);
        assertThat(rate()).isCloseTo(9.7, within(0.1));
    }

    @Test
    void an_hour_without_work_is_not_counted_as_an_hour_at_that_rate() {
        pace.throttled(10, 0);
        long now = 3_600_000 * MS;
        for (int i = 0; i < 50; i++) {
            pace.sent(now += 100 * MS);
        }
        pace.throttled(0, now);
        assertThat(rate()).isGreaterThan(6);
    }

    @Test
    void the_longest_distance_bounds_it() {
        Pace bounded = new Pace(2_000 * MS, new CallsElsewhere());
        bounded.throttled(0.1, 0);
        assertThat(bounded.perSecond().orElseThrow()).isCloseTo(0.5, within(0.001));
    }
}
