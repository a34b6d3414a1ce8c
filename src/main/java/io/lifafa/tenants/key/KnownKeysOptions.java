package io.lifafa.tenants.key;

import java.time.Duration;

/**
 * The bounds of {@link KnownKeys}.
 *
 * @param mostKnown so many keys are kept, those used last. Default 10,000 (some 5 MB)
 * @param mostUnknown so many ids that no key has are kept, those seen last. Default 10,000
 * @param unknownFor how long an id that no key had is not looked up again, if no key is written meanwhile. Default 5 s
 * @param poll how often the store's version is read. Default 500 ms, so that a revoked key is refused within 1 s even if the
 *     notice of it is lost
 * @param patience how long known keys keep working while the version cannot be read. Default 10 s
 * @param readTime how long a read of the store may take. Default 2 s
 * @param mostWaiting so many requests wait for a look-up; the others are refused as unavailable. Default 1,000
 */
public record KnownKeysOptions(
        int mostKnown,
        int mostUnknown,
        Duration unknownFor,
        Duration poll,
        Duration patience,
        Duration readTime,
        int mostWaiting) {
    public static final KnownKeysOptions DEFAULT = new KnownKeysOptions(
            10_000,
            10_000,
            Duration.ofSeconds(5),
            Duration.ofMillis(500),
            Duration.ofSeconds(10),
            Duration.ofSeconds(2),
            1_000);

    /** @throws IllegalArgumentException if one is not positive */
    public KnownKeysOptions {
        if (mostKnown < 1 || mostUnknown < 1 || mostWaiting < 1) {
            throw new IllegalArgumentException("mostKnown, mostUnknown, mostWaiting: must be positive");
        }
        if (unknownFor.toMillis() < 1 || poll.toMillis() < 1 || patience.toMillis() < 1 || readTime.toMillis() < 1) {
            throw new IllegalArgumentException("unknownFor, poll, patience, readTime: must be at least 1 ms");
        }
    }
}
