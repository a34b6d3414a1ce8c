package io.lifafa.limiter.simulation;

import io.lifafa.limiter.CallLimiter;
import io.lifafa.limiter.LimiterOptions;
import io.lifafa.limiter.LimiterState;
import io.lifafa.limiter.adaptive.AdaptiveLimiter;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.LongToIntFunction;
import java.util.random.RandomGenerator;

/** A limiter, a simulated API and a driver in one virtual time. */
public final class Simulation {
    public final Timeline time = new Timeline();
    public final SimApi api;
    public final SimRecord record = new SimRecord();
    public final CallLimiter limiter;
    public LongToIntFunction waiting = now -> 10_000;

    public Simulation(long seed, CallLimiter limiter, Consumer<SimApi> shape) {
        this.api = new SimApi(time, seed);
        this.limiter = limiter;
        shape.accept(api);
        new SimDriver(time, api, limiter, now -> waiting.applyAsInt(now), record);
    }

    public static Simulation of(long seed, Consumer<SimApi> shape) {
        return new Simulation(seed, new AdaptiveLimiter(options(), random(seed)), shape);
    }

    public static RandomGenerator random(long seed) {
        return new Random(seed * 31 + 7);
    }

    public static LimiterOptions options() {
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

    public Simulation at(double seconds, Consumer<SimApi> change) {
        time.at(Timeline.seconds(seconds), () -> change.accept(api));
        return this;
    }

    public Simulation run(double seconds) {
        time.run(Timeline.seconds(seconds));
        return this;
    }

    public LimiterState state() {
        return limiter.state(SimDriver.BASE + time.now());
    }
}
