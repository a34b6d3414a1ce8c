package io.lifafa.limiter.simulation;

import io.lifafa.limiter.CallLimiter;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A kind of API, and what could be got out of it at best.
 *
 * @param name for tables
 * @param api how it begins
 * @param steps what changes while it runs
 * @param ideal SMS answered per second at best in the measured part
 * @param from seconds, begin of the measured part
 * @param to seconds, end of the run
 */
public record Shape(
        String name, Consumer<SimApi> api, Consumer<Simulation> steps, double ideal, double from, double to) {
    /** 16 workers, 20 SMS in 0.6 s. */
    public static final double POOL = 16 * 20 / 0.6;

    static Shape of(String name, double ideal, Consumer<SimApi> api) {
        return new Shape(name, api, s -> {}, ideal, 20, 120);
    }

    Shape measured(double begin, double end) {
        return new Shape(name, api, steps, ideal, begin, end);
    }

    Shape with(Consumer<Simulation> changes) {
        return new Shape(name, api, changes, ideal, from, to);
    }

    Simulation run(long seed, CallLimiter limiter) {
        Simulation simulation = new Simulation(seed, limiter, api);
        steps.accept(simulation);
        return simulation.run(to);
    }

    public static Shape pool() {
        return of("16 workers", POOL, api -> api.workers = 16);
    }

    static Shape noisyPool() {
        return of("16 workers, lognormal CV 0.9", POOL, api -> {
            api.workers = 16;
            api.noise = 0.9;
        });
    }

    static Shape faultyPool() {
        return of(
                "16 workers, 20% fail, 2% hang",
                POOL * 0.8, api -> {
                    api.workers = 16;
                    api.fail = 0.2;
                    api.hang = 0.02;
                });
    }

    static Shape boundedQueue() {
        return of("16 workers, queue of 8, then 503", POOL, api -> {
            api.workers = 16;
            api.queueBound = 8;
        });
    }

    static Shape driftingPool() {
        return of("16 workers, latency drifts x2", POOL / 2, api -> api.workers = 16)
                .with(s -> {
                    for (int i = 0; i <= 40; i++) {
                        double factor = 1 + i / 40.0;
                        s.at(20 + i, api -> api.drift = factor);
                    }
                })
                .measured(60, 180);
    }

    static Shape fewerWorkers() {
        return of("16 -> 4 workers", POOL / 4, api -> api.workers = 16)
                .with(s -> s.at(60, api -> api.workers = 4))
                .measured(80, 120);
    }

    static Shape moreWorkers() {
        return of("4 -> 32 workers", POOL * 2, api -> api.workers = 4)
                .with(s -> s.at(60, api -> api.workers = 32))
                .measured(80, 120);
    }

    static Shape warmingUp() {
        return of("2 workers, one more each 2 s, to 16", POOL, api -> api.workers = 2)
                .with(s -> {
                    for (int i = 0; i < 14; i++) {
                        int workers = 3 + i;
                        s.at(2 + 2 * i, api -> api.workers = workers);
                    }
                })
                .measured(50, 120);
    }

    static Shape cap() {
        return of("6 calls at a time, then 429", 6 * 20 / 0.602, api -> api.cap = 6);
    }

    public static Shape rate() {
        return of("10 calls/s, 429 tells", 200, api -> api.requests = Optional.of(new SimBucket(10, 10)));
    }

    public static Shape rateSilent() {
        return of("10 calls/s, bare 429", 200, api -> {
            api.requests = Optional.of(new SimBucket(10, 10));
            api.windowHeader = false;
            api.retryAfter = false;
        });
    }

    static Shape rateRetryAfter() {
        return of("10 calls/s, 429 with whole seconds", 200, api -> {
            api.requests = Optional.of(new SimBucket(10, 10));
            api.windowHeader = false;
            api.wholeSeconds = true;
        });
    }

    static Shape ratePunishing() {
        return of("10 calls/s, rejected ones count", 200, api -> {
            api.requests = Optional.of(new SimBucket(10, 10));
            api.rejectedCount = true;
        });
    }

    static Shape rateTold() {
        return of("10 calls/s, every answer tells", 200, api -> {
            api.requests = Optional.of(new SimBucket(10, 10));
            api.windowHeaderOnSuccess = true;
        });
    }

    static Shape slower() {
        return of("10 -> 3 calls/s", 60, api -> api.requests = Optional.of(new SimBucket(10, 10)))
                .with(s -> s.at(60, api -> api.requests.orElseThrow().perSecond = 3))
                .measured(80, 120);
    }

    static Shape faster() {
        return of("3 -> 20 calls/s", 400, api -> api.requests = Optional.of(new SimBucket(3, 10)))
                .with(s -> s.at(60, api -> api.requests.orElseThrow().perSecond = 20))
                .measured(80, 120);
    }

    static Shape tokenRate() {
        return of("60,000 tokens/s, bare 429", 200, api -> {
            api.tokens = Optional.of(new SimBucket(60_000, 60_000));
            api.retryAfter = false;
            api.windowHeader = false;
        });
    }

    static Shape bursts() {
        return of("16 workers, 2 s of 500s each 20 s", POOL * 0.9, api -> api.workers = 16)
                .with(s -> {
                    for (int i = 1; i < 6; i++) {
                        s.at(20 * i, api -> api.outage = SimApi.Outage.FAILING);
                        s.at(20 * i + 2, api -> api.outage = SimApi.Outage.NONE);
                    }
                });
    }
}
