package io.lifafa.cli.run;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Decides when a run waits for the extraction API no longer: it refuses everything, or has given no good answer for too
 * long, and what can be done without it is done. Thread rule: one thread.
 */
public final class ApiPatience {
    /** So long no SMS has come to its end: what needs no API is done. In a refusal chunks are closed at once. */
    private static final Duration QUIET = Duration.ofSeconds(2);

    /** In an outage SMS wait for its end for 3 s, and the others of their chunk with them. */
    private static final Duration QUIET_OUTAGE = Duration.ofSeconds(5);

    private final Duration giveUpAfter;
    private final LongSupplier nanos;
    private long settled = -1;
    private long progressAt;

    /** @param giveUpAfter how long an outage may last */
    public ApiPatience(Duration giveUpAfter, LongSupplier nanos) {
        this.giveUpAfter = giveUpAfter;
        this.nanos = nanos;
    }

    /**
     * What to say if the run is to end now; else nothing.
     *
     * @param settledSoFar how many SMS have come to their end
     */
    Optional<ApiTrouble> over(Optional<ApiTrouble> trouble, long settledSoFar) {
        if (settledSoFar != settled) {
            settled = settledSoFar;
            progressAt = nanos.getAsLong();
        }
        boolean quiet = nanos.getAsLong() - progressAt >= QUIET.toNanos();
        return trouble.filter(it -> quiet && (it.refusal() || it.withoutAnswer().compareTo(giveUpAfter) >= 0));
    }
}
