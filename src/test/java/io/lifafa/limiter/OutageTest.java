package io.lifafa.limiter;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.limiter.LimiterState.Breaker;
import io.lifafa.limiter.simulation.Shape;
import io.lifafa.limiter.simulation.SimApi;
import io.lifafa.limiter.simulation.Simulation;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An API that is gone for an hour and comes back. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OutageTest {
    private static final double END = 3_660;

    private static Simulation outage(SimApi.Outage outage, long seed) {
        return Simulation.of(seed, api -> api.workers = 16)
                .at(60, api -> api.outage = outage)
                .at(END, api -> api.outage = SimApi.Outage.NONE);
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSED", "FAILING", "HANGING"})
    void work_resumes_within_seconds_at_what_was_learned_before(SimApi.Outage outage) {
        for (long seed = 1; seed <= 3; seed++) {
            Simulation simulation = outage(outage, seed).run(END + 40);
            assertThat(simulation.record.ends(CallResult.SUCCESS, END, END + 7)).isPositive();
            assertThat(simulation.record.itemsPerSecond(END + 12, END + 40) / Shape.POOL)
                    .isGreaterThan(0.93);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSED", "FAILING", "HANGING"})
    void hardly_any_call_is_wasted_on_an_outage(SimApi.Outage outage) {
        Simulation simulation = outage(outage, 4).run(END);
        assertThat(simulation.record.callsSent(90, END)).isBetween(500.0, 1_100.0);
        assertThat(simulation.record.maxInFlight(90, END)).isLessThanOrEqualTo(20);
        assertThat(simulation.state().breaker()).isNotEqualTo(Breaker.CLOSED);
        assertThat(simulation.state().lastChange()).isEqualTo("outage");
        assertThat(simulation.state().batchSize()).isEqualTo(20);
        assertThat(simulation.state().inFlightLimit()).isBetween(15, 23);
    }

    @Test
    void who_is_denied_asks_once_a_minute_and_says_so() {
        Simulation simulation = outage(SimApi.Outage.DENIED, 5).run(1_000);
        assertThat(simulation.record.callsSent(70, 1_000)).isBetween(15.0, 32.0);
        assertThat(simulation.state().denied()).isTrue();
        assertThat(simulation.state().breaker()).isEqualTo(Breaker.OPEN);
        assertThat(simulation.state().blockedFor()).isPositive();
        assertThat(simulation.state().lastChange()).isEqualTo("denied");
    }

    @Test
    void who_was_denied_resumes_within_a_minute_after() {
        Simulation simulation = outage(SimApi.Outage.DENIED, 6).run(END + 100);
        assertThat(simulation.record.itemsPerSecond(END + 70, END + 100) / Shape.POOL)
                .isGreaterThan(0.93);
        assertThat(simulation.state().denied()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void no_herd_comes_back(long seed) {
        Simulation simulation = outage(SimApi.Outage.REFUSED, seed).run(END);
        double sent = simulation.record.moments().size();
        simulation.run(END + 20);
        var after = simulation.record.moments().stream().skip((long) sent).toList();
        for (int i = 1; i < 10; i++) {
            assertThat(after.get(i) - after.get(i - 1)).isGreaterThan(9_000_000);
        }
    }

    @Test
    void an_api_that_was_never_there_is_asked_every_few_seconds_for_ever() {
        Simulation simulation =
                Simulation.of(1, api -> api.outage = SimApi.Outage.REFUSED).run(3_600);
        assertThat(simulation.record.callsSent(0, 3_600)).isBetween(600.0, 1_500.0);
        simulation.at(0, api -> api.outage = SimApi.Outage.NONE).run(3_610);
        assertThat(simulation.record.ends(CallResult.SUCCESS, 3_600, 3_610)).isPositive();
    }
}
