package io.lifafa.tenants.jwt;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.util.Set;

/** Where a key set is read, again and again. Thread rule: any. */
interface KeySetSource {
    /** A key set of a hundred RSA keys has 50 kB. */
    int MOST_BYTES = 256 * 1024;

    /** How long a read may take, with its connection. */
    int TIMEOUT_SECONDS = 15;

    Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** The document as it is now. Fails, with what to do, if it cannot be read within 15 s or is too long. */
    Future<Buffer> read();

    Future<Void> close();

    static KeySetSource of(Vertx vertx, String place) {
        check(place);
        return isUrl(place) ? new KeySetUrl(vertx, place) : new KeySetFile(vertx, place);
    }

    /** @throws IllegalArgumentException if no key set can be read there safely */
    static void check(String place) {
        if (place.isBlank()) {
            throw new IllegalArgumentException("keySet: must be a URL or a file");
        }
        if (isUrl(place)) {
            checkUrl(place);
        }
    }

    private static boolean isUrl(String place) {
        return place.startsWith("https:") || place.startsWith("http:");
    }

    private static void checkUrl(String place) {
        var uri = URI.create(place);
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("keySet: the URL names no host");
        }
        if (uri.getUserInfo() != null) {
            throw new IllegalArgumentException("keySet: the URL must hold no password");
        }
        if (uri.getScheme().equals("http") && !LOOPBACK.contains(uri.getHost())) {
            throw new IllegalArgumentException(
                    "keySet: takes https, except on this machine; who can change the answer on its way could make tokens");
        }
    }
}
