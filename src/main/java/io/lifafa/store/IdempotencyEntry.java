package io.lifafa.store;

/**
 * What is known of an idempotency key.
 *
 * @param state whether the key is new, in flight elsewhere, or answered
 * @param batchId the batch of all requests with this key
 * @param fingerprint the hash of the answered request's body; empty unless answered
 * @param statusCode the answer's HTTP status; 0 unless answered
 * @param body the answer's body; empty unless answered
 */
public record IdempotencyEntry(State state, String batchId, String fingerprint, int statusCode, String body) {
    /** How far a request with this key is. */
    public enum State {
        NEW,
        IN_FLIGHT,
        ANSWERED
    }

    public static IdempotencyEntry of(State state, String batchId) {
        return new IdempotencyEntry(state, batchId, "", 0, "");
    }
}
