package io.lifafa.api.client;

import io.lifafa.api.client.rate.RateHeaders;
import io.vertx.core.buffer.Buffer;
import java.util.OptionalLong;

/** Collects a body up to a bound. */
final class BoundedBody {
    private final long limit;
    private final Buffer collected = Buffer.buffer();

    BoundedBody(long limit) {
        this.limit = limit;
    }

    /** False if a body of this {@code Content-Length} (null: not said) cannot fit, so that reading it is in vain. */
    boolean expects(String contentLength) {
        var length = contentLength == null ? OptionalLong.empty() : RateHeaders.number(contentLength);
        return length.orElse(0) <= limit;
    }

    /** Adds to it; false, and nothing is added, if the bound would be passed. */
    boolean add(Buffer chunk) {
        if (collected.length() + (long) chunk.length() > limit) {
            return false;
        }
        collected.appendBuffer(chunk);
        return true;
    }

    byte[] bytes() {
        return collected.getBytes();
    }
}
