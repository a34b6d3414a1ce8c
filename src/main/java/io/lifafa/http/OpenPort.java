package io.lifafa.http;

import io.lifafa.config.HttpLimits;
import java.util.concurrent.atomic.AtomicInteger;

/** What the instances of one HTTP server share. Thread rule: any. */
public final class OpenPort {
    private final AtomicInteger number = new AtomicInteger();
    private final AddressPlaces connections;

    /** @param limits of the server */
    public OpenPort(HttpLimits limits) {
        connections = new AddressPlaces(limits.maxConnections(), limits.share(limits.maxConnections()));
    }

    /** The TCP port that is listened on; 0 until then. */
    public int number() {
        return number.get();
    }

    void listening(int port) {
        number.set(port);
    }

    AddressPlaces connections() {
        return connections;
    }
}
