package io.lifafa.api.client;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Which server is asked, and within which bounds.
 *
 * @param url where it is; see {@link EndpointUrl} for what may be left out
 * @param key sent as {@code Authorization: Bearer}; a secret
 * @param model asked for by this name
 * @param maxReplyBytes longest reply read, after decompression; a longer one is cut off. Default 4 MiB
 * @param connectTimeout for TCP and for TLS each. Default 10 s
 * @param maxConnections most connections, and so over HTTP/1.1 most calls, at a time. Default 64
 */
public record EndpointOptions(
        URI url, Optional<String> key, String model, long maxReplyBytes, Duration connectTimeout, int maxConnections) {
    public static final long DEFAULT_MAX_REPLY_BYTES = 4 << 20;
    public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(10);
    public static final int DEFAULT_MAX_CONNECTIONS = 64;

    /**
     * Checks them.
     *
     * @throws IllegalArgumentException if one is unusable; names it, without the key
     */
    public EndpointOptions {
        key = key.map(String::strip).filter(text -> !text.isEmpty());
        EndpointUrl.of(url);
        require(key.map(text -> text.matches("[\\x21-\\x7e]+")).orElse(true), "key: must be visible ASCII characters");
        require(!model.isBlank(), "model: must not be empty");
        require(maxReplyBytes > 0, "maxReplyBytes: must be positive");
        require(connectTimeout.toMillis() > 0, "connectTimeout: must be at least 1 ms");
        require(connectTimeout.toMillis() <= Integer.MAX_VALUE, "connectTimeout: must be at most 24 days");
        require(maxConnections > 0, "maxConnections: must be positive");
    }

    /** With the default bounds. */
    public static EndpointOptions of(URI url, Optional<String> key, String model) {
        return new EndpointOptions(
                url, key, model, DEFAULT_MAX_REPLY_BYTES, DEFAULT_CONNECT_TIMEOUT, DEFAULT_MAX_CONNECTIONS);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** Without the key, and without the query, which may hold one. */
    @Override
    public String toString() {
        return "EndpointOptions[" + EndpointUrl.of(url) + ", model=" + model + ", maxReplyBytes=" + maxReplyBytes
                + ", connectTimeout=" + connectTimeout + ", maxConnections=" + maxConnections + "]";
    }
}
