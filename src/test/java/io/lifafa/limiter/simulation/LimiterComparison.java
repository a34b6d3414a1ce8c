package io.lifafa.limiter.simulation;

import io.lifafa.limiter.CallLimiter;
import io.lifafa.limiter.CallResult;
import io.lifafa.limiter.adaptive.AdaptiveLimiter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * Prints how much of each shape's ideal each algorithm reached, the share of calls rejected (429) and the mean number under
 * way in the measured part, as means of some seeds.
 */
public final class LimiterComparison {
    private static final int SEEDS = 3;

    private LimiterComparison() {}

    /** @param args how many seeds; 3 if left out */
    public static void main(String[] args) {
        int seeds = args.length > 0 ? Integer.parseInt(args[0]) : SEEDS;
        Map<String, LongFunction<CallLimiter>> algorithms = algorithms();
        print("use % (worst) | 429 % | in flight", algorithms.keySet().toArray(String[]::new));
        for (Shape shape : Shapes.all()) {
            String[] cells = algorithms.values().stream()
                    .map(algorithm -> cell(shape, algorithm, seeds))
                    .toArray(String[]::new);
            print(shape.name(), cells);
        }
    }

    private static Map<String, LongFunction<CallLimiter>> algorithms() {
        Map<String, LongFunction<CallLimiter>> algorithms = new LinkedHashMap<>();
        algorithms.put("adaptive", seed -> new AdaptiveLimiter(Simulation.options(), Simulation.random(seed)));
        algorithms.put("AIMD", seed -> new Aimd());
        algorithms.put("Gradient2", seed -> new Gradient2());
        algorithms.put("Vegas", seed -> new Vegas());
        algorithms.put("AWS adaptive, 16", seed -> new AwsAdaptive());
        return algorithms;
    }

    private static String cell(Shape shape, LongFunction<CallLimiter> algorithm, int seeds) {
        double use = 0;
        double worst = Double.MAX_VALUE;
        double rejected = 0;
        double inFlight = 0;
        for (long seed = 1; seed <= seeds; seed++) {
            SimRecord record = shape.run(seed, algorithm.apply(seed)).record;
            double used = 100 * record.itemsPerSecond(shape.from(), shape.to()) / shape.ideal();
            use += used / seeds;
            worst = Math.min(worst, used);
            rejected += 100 * record.share(CallResult.THROTTLED, 0, shape.to()) / seeds;
            inFlight += record.meanInFlight(shape.from(), shape.to()) / seeds;
        }
        return String.format(Locale.ROOT, "%5.1f (%5.1f) %5.1f %4.0f", use, worst, rejected, inFlight);
    }

    private static void print(String name, String... cells) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "| %-36s |", name));
        for (String cell : cells) {
            line.append(String.format(Locale.ROOT, " %-25s |", cell));
        }
        System.out.println(line);
    }
}
