package io.lifafa.limiter.simulation;

import io.lifafa.limiter.CallEnd;
import io.lifafa.limiter.CallResult;
import io.lifafa.limiter.Permit;

/** Netflix concurrency-limits' Gradient2Limit: limit * (tolerance * long average / latency) + queue, smoothed. */
final class Gradient2 extends Candidate {
    private double average;
    private int samples;

    @Override
    void learned(Permit permit, CallEnd end, double latency, long now) {
        if (end.result() != CallResult.SUCCESS) {
            return;
        }
        samples++;
        average += (latency - average) / Math.min(600, samples);
        if (average / latency > 2) {
            average *= 0.95;
        }
        if (2 * permit.inFlight() < limit) {
            return;
        }
        double gradient = Math.max(0.5, Math.min(1, 1.5 * average / latency));
        limit = 0.8 * limit + 0.2 * (limit * gradient + 4);
    }
}
