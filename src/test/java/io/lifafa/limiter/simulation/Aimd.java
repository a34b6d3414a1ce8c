package io.lifafa.limiter.simulation;

import io.lifafa.limiter.CallEnd;
import io.lifafa.limiter.Permit;

/** Additive increase, multiplicative decrease on the number under way (Chiu and Jain, 1989; Netflix AIMDLimit). */
final class Aimd extends Candidate {
    @Override
    void learned(Permit permit, CallEnd end, double latency, long now) {
        if (overload(end)) {
            limit *= 0.9;
        } else if (2 * permit.inFlight() >= limit) {
            limit += 1 / limit;
        }
    }
}
