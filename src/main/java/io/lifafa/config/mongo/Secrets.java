package io.lifafa.config.mongo;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/** Which values are secret, and what of them may be shown. */
public final class Secrets {
    public static final String MASK = "****";

    /** Keys whose value may come from a file that an environment variable names. */
    public static final Set<String> KEYS =
            Set.of("api.key", "api.second_key", "store.uri", "store.embedded_password", "cluster.password");

    private Secrets() {}

    /** What may be shown of the value of a key. */
    public static String masked(String key, String text) {
        return switch (key) {
            case "api.key", "api.second_key", "store.embedded_password", "cluster.password" -> MASK;
            case "api.url", "api.second_url" -> maskedUrl(text);
            case "store.uri" -> MongoUri.masked(text);
            default -> text;
        };
    }

    /** Whether the value of a key must not even be quoted when it is wrong. */
    public static boolean isDelicate(String key) {
        return KEYS.contains(key) || key.equals("api.url") || key.equals("api.second_url");
    }

    /** Scheme, host, port and path; a login and a query may hold keys. */
    public static String masked(URI url) {
        String login = url.getRawUserInfo() == null ? "" : MASK + "@";
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        String query = url.getRawQuery() == null ? "" : "?" + MASK;
        return url.getScheme() + "://" + login + url.getHost() + port + url.getRawPath() + query;
    }

    private static String maskedUrl(String text) {
        try {
            return masked(new URI(text));
        } catch (URISyntaxException e) {
            // Not understood, so not shown.
            return MASK;
        }
    }
}
