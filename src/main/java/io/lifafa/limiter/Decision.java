package io.lifafa.limiter;

/** The answer to "may a call go now?". */
public sealed interface Decision {
    /** Send it. */
    record Go(Permit permit) implements Decision {}

    /** Not before this moment of the nano source; ask again then. */
    record NotBefore(long nanos) implements Decision {}

    /** As many calls are under way as may be; ask again when one has ended. */
    record Full() implements Decision {}
}
