package io.lifafa.api.client;

import io.lifafa.limiter.RateSignals;
import java.util.Optional;

/**
 * An answer as it came, within its bounds.
 *
 * @param body empty if it was an error's and too long to be worth reading
 */
record RawReply(int status, Optional<String> contentType, byte[] body, RateSignals signals) {
    boolean isSuccess() {
        return isSuccess(status);
    }

    static boolean isSuccess(int status) {
        return status >= 200 && status <= 299;
    }

    /** Without the body: it holds SMS. */
    @Override
    public String toString() {
        return "RawReply[" + status + ", " + body.length + " bytes]";
    }
}
