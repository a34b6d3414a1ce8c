package io.lifafa.limiter;

/**
 * How a call ended.
 *
 * @param result what became of it
 * @param signals what the server said about its limits
 * @param tokens used by the call, request and reply together; 0 if unknown
 */
public record CallEnd(CallResult result, RateSignals signals, long tokens) {
    /** An end the server said nothing about. */
    public static CallEnd of(CallResult result) {
        return new CallEnd(result, RateSignals.NONE, 0);
    }
}
