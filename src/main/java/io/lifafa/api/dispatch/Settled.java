package io.lifafa.api.dispatch;

import io.lifafa.sms.Extraction;
import java.time.Duration;

/** What came of an SMS. */
public sealed interface Settled {
    /** An answer that was checked. */
    record Understood(Extraction extraction) implements Settled {}

    /** Asking again will not help soon. */
    record Refused(String reason) implements Settled {}

    /** The API is down; worth another try after {@code retryAfter}. */
    record Unreachable(Duration retryAfter) implements Settled {}

    /** This node leaves; another one may ask at once. */
    record HandedBack() implements Settled {}

    /** True if whoever asks for the same SMS may have it too. */
    default boolean isFinal() {
        return this instanceof Understood || this instanceof Refused;
    }
}
