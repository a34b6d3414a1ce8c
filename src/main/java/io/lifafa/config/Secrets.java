package io.lifafa.config;

import java.net.URI;

/** How secrets are shown: not. */
final class Secrets {
    static final String MASK = "****";

    private Secrets() {}

    /** Scheme, host, port and path; a login and a query may hold keys. */
    static String masked(URI url) {
        String login = url.getRawUserInfo() == null ? "" : MASK + "@";
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        String query = url.getRawQuery() == null ? "" : "?" + MASK;
        return url.getScheme() + "://" + login + url.getHost() + port + url.getRawPath() + query;
    }
}
