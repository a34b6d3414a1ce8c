package io.lifafa.limiter.simulation;

import io.lifafa.limiter.CallEnd;
import io.lifafa.limiter.Permit;

/** TCP Vegas (Brakmo and Peterson, 1995) as in Netflix's VegasLimit: queue = limit * (1 - least latency / latency). */
final class Vegas extends Candidate {
    private double least = Double.MAX_VALUE;
    private int samples;

    @Override
    void learned(Permit permit, CallEnd end, double latency, long now) {
        if (overload(end)) {
            limit -= Math.max(1, Math.log10(limit));
            return;
        }
        if (++samples % 2000 == 0) {
            least = latency;
        }
        least = Math.min(least, latency);
        if (2 * permit.inFlight() < limit) {
            return;
        }
        double log = Math.max(1, Math.log10(limit));
        double queue = Math.ceil(limit * (1 - least / latency));
        if (queue <= log) {
            limit += 6 * log / limit;
        } else if (queue < 3 * log) {
            limit += log / limit;
        } else if (queue > 6 * log) {
            limit -= log / limit;
        }
    }
}
