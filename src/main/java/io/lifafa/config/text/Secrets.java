package io.lifafa.config.text;

import java.net.URI;
import java.net.URISyntaxException;

/** What may be shown of values that are secret. Connection strings of MongoDB: {@code MongoUri.masked}. */
public final class Secrets {
    public static final String MASK = "****";

    private Secrets() {}

    /** Of a web address scheme, host, port and path: a login and a query may hold keys. */
    public static String maskedUrl(String text) {
        try {
            return masked(new URI(text));
        } catch (URISyntaxException e) {
            // Not understood, so not shown.
            return MASK;
        }
    }

    private static String masked(URI url) {
        String login = url.getRawUserInfo() == null ? "" : MASK + "@";
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        String query = url.getRawQuery() == null ? "" : "?" + MASK;
        return url.getScheme() + "://" + login + url.getHost() + port + url.getRawPath() + query;
    }
}
