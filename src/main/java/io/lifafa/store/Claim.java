package io.lifafa.store;

import io.lifafa.sms.Chunk;

/**
 * A chunk that was taken up for work.
 *
 * @param lease the right to close it
 * @param chunk its SMS
 */
public record Claim(Lease lease, Chunk chunk) {
    /** True if somebody held the chunk before, so that some of its work may already be stored. */
    public boolean isTakenOver() {
        return lease.epoch() > 1;
    }
}
