package io.lifafa.config;

import java.time.Duration;

/**
 * What comes in, and how much of it.
 *
 * @param defaultUser user of an SMS that names none
 * @param maxItemChars longest SMS, in UTF-16 units; at least 256
 * @param maxRequestBytes largest HTTP request but NDJSON, as it is sent
 * @param maxCompressionRatio how many bytes one compressed byte may become
 * @param maxStreams requests and files read at one time
 * @param linger how long a short request may wait for others to share a chunk with
 * @param maxBacklogSms SMS in open chunks above which callers are asked to come back later
 * @param maxBacklogBytes the same for the bytes of their texts
 * @param readTimeout how long a sender may stay silent
 * @param formEncoded whether a form-encoded request is an SMS
 * @param idConflict what becomes of an SMS whose id is another's
 * @param duplicates by what an SMS is known that came before
 */
public record IngestConfig(
        String defaultUser,
        int maxItemChars,
        long maxRequestBytes,
        double maxCompressionRatio,
        int maxStreams,
        Duration linger,
        long maxBacklogSms,
        long maxBacklogBytes,
        Duration readTimeout,
        boolean formEncoded,
        IdConflict idConflict,
        Duplicates duplicates) {

    /** @throws IllegalArgumentException with everything that is wrong, one line per component */
    public IngestConfig {
        new Check()
                .that(
                        "defaultUser",
                        defaultUser.matches("[^\\p{Cntrl}]{1,256}"),
                        "is not a user; allowed: 1 to 256 printable characters")
                .range("maxItemChars", maxItemChars, 256, 1 << 20)
                .range("maxRequestBytes", maxRequestBytes, 1, Integer.MAX_VALUE)
                .that(
                        "maxCompressionRatio",
                        maxCompressionRatio >= 1 && maxCompressionRatio <= 100_000,
                        maxCompressionRatio + " is out of range; allowed: 1 to 100000")
                .range("maxStreams", maxStreams, 1, 10_000)
                .range("linger", linger, Duration.ZERO, Duration.ofSeconds(1))
                .range("maxBacklogSms", maxBacklogSms, 1, 100_000_000)
                .range("maxBacklogBytes", maxBacklogBytes, 1, 1L << 40)
                .range("readTimeout", readTimeout, Duration.ofMillis(1), Duration.ofHours(1))
                .done();
    }
}
