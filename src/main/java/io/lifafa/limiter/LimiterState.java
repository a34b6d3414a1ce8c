package io.lifafa.limiter;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is allowed now, and why.
 *
 * @param inFlight calls under way
 * @param inFlightLimit how many may be
 * @param callsPerSecond the learned or stated pace; empty: none is known and the number under way alone limits
 * @param batchSize SMS per call
 * @param blockedFor nothing is sent for so long ({@code Retry-After}, open breaker); zero if not
 * @param breaker state of the circuit breaker
 * @param lastChange why one of the limits last changed, a code for people and metrics such as {@code grown} or
 *     {@code throttled}
 * @param sinceChange how long ago that was
 * @param denied true if the server refuses to serve us at all (401, 403, 404)
 * @param excessiveWait what the server last asked to wait for, if that is more than an hour and {@link #blockedFor} was cut
 *     to one; empty once that has passed or was lifted
 */
public record LimiterState(
        int inFlight,
        int inFlightLimit,
        OptionalDouble callsPerSecond,
        int batchSize,
        Duration blockedFor,
        Breaker breaker,
        String lastChange,
        Optional<Duration> sinceChange,
        boolean denied,
        Optional<Duration> excessiveWait) {

    /** One whose server asked for no excessive wait. */
    public LimiterState(
            int inFlight,
            int inFlightLimit,
            OptionalDouble callsPerSecond,
            int batchSize,
            Duration blockedFor,
            Breaker breaker,
            String lastChange,
            Optional<Duration> sinceChange,
            boolean denied) {
        this(
                inFlight,
                inFlightLimit,
                callsPerSecond,
                batchSize,
                blockedFor,
                breaker,
                lastChange,
                sinceChange,
                denied,
                Optional.empty());
    }

    /** The circuit breaker: {@code HALF_OPEN} lets one call through to see. */
    public enum Breaker {
        CLOSED,
        OPEN,
        HALF_OPEN
    }
}
