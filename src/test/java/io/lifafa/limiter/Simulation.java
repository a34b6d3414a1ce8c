package io.lifafa.limiter;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.LongToIntFunction;
import java.util.random.RandomGenerator;

/** A limiter, a simulated API and a driver in one virtual time. */
final class Simulation {
    final Timeline time = new Timeline();
    final SimApi api;
    final SimRecord record = new SimRecord();
    final CallLimiter limiter;
    LongToIntFunction waiting = now -> 10_000;

    Simulation(long seed, CallLimiter limiter, Consumer<SimApi> shape) {
        this.api = new SimApi(time, seed);
        this.limiter = limiter;
        shape.accept(api);
        new SimDriver(time, api, limiter, now -> waiting.applyAsInt(now), record);
    }

    static Simulation of(long seed, Consumer<SimApi> shape) {
        return new Simulation(seed, new AdaptiveLimiter(options(), random(seed)), shape);
    }

    static RandomGenerator random(long seed) {
        return new Random(seed * 31 + 7);
    }

    static LimiterOptions options() {
        return new LimiterOptions(
                1,
                20,
                true,
                256,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Duration.ofSeconds(60));
    }

    Simulation at(double seconds, Consumer<SimApi> change) {
        time.at(Timeline.seconds(seconds), () -> change.accept(api));
        return this;
    }

    Simulation run(double seconds) {
        time.run(Timeline.seconds(seconds));
        return this;
    }

    LimiterState state() {
        return limiter.state(SimDriver.BASE + time.now());
    }
}
