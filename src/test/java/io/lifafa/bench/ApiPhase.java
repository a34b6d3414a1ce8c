package io.lifafa.bench;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of time in which the API behaves in one way.
 *
 * @param name what it can do, for people
 * @param settings how it is set at the beginning
 * @param limit SMS per second that it can answer at most, at 20 SMS per call
 * @param from when, in seconds since the start
 * @param to until when
 */
record ApiPhase(String name, JsonObject settings, double limit, double from, double to) {
    private static final int SMS_PER_CALL = 20;
    private static final double SECONDS_PER_CALL = 0.2 + SMS_PER_CALL * 0.02;

    /** SMS per second of so many workers, each with 200 ms + 20 ms per SMS. */
    static double ofWorkers(int workers) {
        return workers * SMS_PER_CALL / SECONDS_PER_CALL;
    }

    /** SMS per second of so many calls per second. */
    static double ofRate(double callsPerSecond) {
        return callsPerSecond * SMS_PER_CALL;
    }

    /** One after the other, each so long. */
    static List<ApiPhase> workers(double seconds, int... numbers) {
        var steps = new ArrayList<ApiPhase>();
        for (int workers : numbers) {
            double from = steps.size() * seconds;
            var settings = new JsonObject().put("workers", workers);
            steps.add(new ApiPhase(workers + " workers", settings, ofWorkers(workers), from, from + seconds));
        }
        return steps;
    }

    /** One after the other, each so long; workers there are enough. */
    static List<ApiPhase> rates(double seconds, int... callsPerSecond) {
        var steps = new ArrayList<ApiPhase>();
        for (int rate : callsPerSecond) {
            double from = steps.size() * seconds;
            var settings = new JsonObject().put("rate", rate).put("burst", 10).put("workers", 1000);
            steps.add(new ApiPhase(rate + " requests/s", settings, ofRate(rate), from, from + seconds));
        }
        return steps;
    }

    /** SMS per second once there was a third of the time to get used to it. */
    double settledRate(RateSeries samples) {
        return samples.itemsPerSecond(from + (to - from) / 3, to);
    }
}
