package io.lifafa.sms.identity;

import java.security.SecureRandom;
import java.util.UUID;

/**
 * Makes the ids of batches: UUIDs of version 8 (RFC 9562) that are numbered. All that one instance makes bear the same run
 * and numbers from 0 on, so that a batch of which nothing is left is seen as a gap between others; the other 62 bits are
 * random, so that no id can be guessed.
 *
 * <p>Thread rule: any thread.
 */
public final class BatchIds {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long VARIANT = 1L << 63;

    private int run = RANDOM.nextInt();
    private int number;

    /** The next id. After {@link BatchNumber#MOST} of them a new run begins. */
    public String next() {
        var given = take();
        return new UUID(given.high(), RANDOM.nextLong() >>> 2 | VARIANT).toString();
    }

    private synchronized BatchNumber take() {
        if (number == BatchNumber.MOST) {
            run = RANDOM.nextInt();
            number = 0;
        }
        return new BatchNumber(run, number++);
    }
}
