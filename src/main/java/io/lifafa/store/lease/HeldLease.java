package io.lifafa.store.lease;

import io.lifafa.store.Lease;
import java.time.Duration;

/**
 * A lease that lives.
 *
 * @param lease chunk, owner and epoch
 * @param left how long it still lasts unless it is renewed
 * @param sms how many SMS the chunk has
 */
public record HeldLease(Lease lease, Duration left, int sms) {}
