package io.lifafa.limiter.simulation;

import io.lifafa.limiter.CallResult;
import io.lifafa.limiter.LimiterOptions;
import io.lifafa.limiter.adaptive.AdaptiveLimiter;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * Prints what is got out of servers that allow so many calls at a time and say so, and how much of it a limit set by hand
 * gets: the figures of ADR 4.
 */
final class CrowdTable {
    private static final int SECONDS = 120;
    private static final int SEEDS = 4;

    private CrowdTable() {}

    public static void main(String[] arguments) {
        System.out.println("| calls | lag s | % of ideal | by hand | 429 % |");
        for (int calls : new int[] {1, 2, 3, 6, 16}) {
            for (double lag : new double[] {0, 0.05, 0.2}) {
                var ideal = calls * 20 / (0.602 + lag);
                double found = LongStream.rangeClosed(1, SEEDS)
                        .mapToDouble(seed -> run(seed, calls, 64, lag).itemsPerSecond(0, SECONDS) / ideal)
                        .average()
                        .orElseThrow();
                double byHand = LongStream.rangeClosed(1, SEEDS)
                        .mapToDouble(seed -> run(seed, calls, calls, lag).itemsPerSecond(0, SECONDS) / ideal)
                        .average()
                        .orElseThrow();
                double rejected = LongStream.rangeClosed(1, SEEDS)
                        .mapToDouble(seed -> run(seed, calls, 64, lag).share(CallResult.THROTTLED, 0, SECONDS))
                        .average()
                        .orElseThrow();
                System.out.printf(
                        "| %d | %.2f | %.0f | %.0f | %.1f |%n", calls, lag, 100 * found, 100 * byHand, 100 * rejected);
            }
        }
    }

    private static SimRecord run(long seed, int calls, int most, double lag) {
        var none = Optional.<Duration>empty();
        var quota = OptionalLong.empty();
        var options =
                new LimiterOptions(1, 20, true, most, none, none, none, none, quota, quota, Duration.ofSeconds(60));
        return new Simulation(seed, new AdaptiveLimiter(options, Simulation.random(seed)), api -> {
                    api.cap = calls;
                    api.capWait = 60;
                    api.capSaid = true;
                    api.capLag = lag;
                })
                .run(SECONDS)
                .record;
    }
}
