package io.lifafa.api.client;

import java.net.URI;
import java.util.Optional;

/**
 * Where chat completions are asked for.
 *
 * <p>Made from what users write into {@code API_URL}:
 *
 * <ul>
 *   <li>the base, as the OpenAI client libraries want it: {@code https://api.example.com/v1}; {@code /chat/completions}
 *       is added;
 *   <li>the whole address, ending in {@code /chat/completions}: taken as it is;
 *   <li>the bare server: {@code http://127.0.0.1:9099}; {@code /v1/chat/completions} is added.
 * </ul>
 *
 * A query is kept ({@code ?api-version=…}), a fragment dropped, a slash at the end ignored.
 *
 * @param ssl whether it is {@code https}
 * @param host name or address, an IPv6 one without brackets
 * @param port as written, else 443 or 80
 * @param path from the root
 * @param query with its question mark; empty if there is none
 */
record EndpointUrl(boolean ssl, String host, int port, String path, String query) {
    private static final String COMPLETIONS = "/chat/completions";

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException if it is not {@code http} or {@code https}, has no host, or holds a user and
     *     password; repeats nothing of it
     */
    static EndpointUrl of(URI url) {
        var scheme = Optional.ofNullable(url.getScheme()).orElse("");
        var ssl = scheme.equalsIgnoreCase("https");
        if (!ssl && !scheme.equalsIgnoreCase("http")) {
            throw new IllegalArgumentException("url: must begin with http:// or https://");
        }
        if (url.getHost() == null || url.getPort() == 0 || url.getPort() > 65_535) {
            throw new IllegalArgumentException("url: must name a host, and a port between 1 and 65535 if any");
        }
        if (url.getRawUserInfo() != null) {
            throw new IllegalArgumentException("url: must not hold a user and password; give the key apart");
        }
        var host = url.getHost().replaceAll("[\\[\\]]", "");
        var port = url.getPort() > 0 ? url.getPort() : ssl ? 443 : 80;
        var query =
                Optional.ofNullable(url.getRawQuery()).map(text -> "?" + text).orElse("");
        return new EndpointUrl(ssl, host, port, path(url.getRawPath()), query);
    }

    private static String path(String written) {
        var base = written == null ? "" : written.replaceAll("/+$", "");
        if (base.endsWith(COMPLETIONS)) {
            return base;
        }
        return (base.isEmpty() ? "/v1" : base) + COMPLETIONS;
    }

    /** Path and query, as they stand in the request line. */
    String target() {
        return path + query;
    }

    /** Without the query, which may hold a key. */
    @Override
    public String toString() {
        return (ssl ? "https://" : "http://") + (host.contains(":") ? "[" + host + "]" : host) + ":" + port + path;
    }
}
