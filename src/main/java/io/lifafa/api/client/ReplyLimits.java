package io.lifafa.api.client;

import io.lifafa.api.client.rate.RateHeaders;
import io.lifafa.limiter.RateSignals;
import io.vertx.core.MultiMap;
import java.time.InstantSource;

/**
 * How replies are read.
 *
 * @param maxReplyBytes longest body of a success, decompressed
 * @param clock for headers with dates, where the server does not say what time it is
 */
record ReplyLimits(long maxReplyBytes, InstantSource clock) {
    RateSignals signals(MultiMap headers) {
        return RateHeaders.read(headers, clock);
    }
}
