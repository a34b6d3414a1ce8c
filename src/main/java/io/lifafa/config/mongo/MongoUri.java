package io.lifafa.config.mongo;

import io.lifafa.config.text.Secrets;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the configuration must know of a MongoDB connection string; the driver judges the rest.
 *
 * <p>Stricter than the driver in one thing: '@' stands once, in front of the hosts. With a second one it could not be
 * told for sure where a password ends, and part of it might be shown.
 */
public final class MongoUri {
    private static final String ALLOWED =
            "mongodb://[user:password@]host[:port][,…][/database][?options] or mongodb+srv://…, "
                    + "with '@', '/', '?' and '%' in a name or password percent-encoded";

    private static final Pattern FORM = Pattern.compile(
            "(?<scheme>mongodb(?:\\+srv)?://)(?:(?<user>[^@/?:]*)(?<password>:[^@/?]*)?@)?(?<hosts>[^@/?\\s]+)"
                    + "(?:/(?<path>[^@/?\\s]*))?(?<options>\\?[^@\\s]*)?");
    private static final Pattern SECRET_OPTION =
            Pattern.compile("(?i)([?&;](?:[^=&;]*password|authMechanismProperties)=)[^&;]*");

    private MongoUri() {}

    /** What is wrong with a URI, without any part of it; empty if it can be used. */
    public static Optional<String> problem(String uri) {
        return FORM.matcher(uri).matches()
                ? options(uri).problem()
                : Optional.of("is not a MongoDB URI; allowed: " + ALLOWED);
    }

    /** The options; none if the URI cannot be understood. */
    public static MongoUriOptions options(String uri) {
        Matcher matcher = FORM.matcher(uri);
        boolean any = matcher.matches() && matcher.group("options") != null;
        return new MongoUriOptions(any ? matcher.group("options").substring(1) : "");
    }

    /** The same URI without these options. */
    public static String without(String uri, String... options) {
        String rest = uri;
        for (String option : options) {
            rest = rest.replaceAll("(?i)(?<=[?&;])" + option + "=[^&;]*[&;]?", "");
        }
        return rest.replaceAll("[?&;]+$", "");
    }

    /** The database that the path names; empty if it names none. */
    public static Optional<String> database(String uri) {
        Matcher matcher = FORM.matcher(uri);
        if (!matcher.matches() || matcher.group("path") == null) {
            return Optional.empty();
        }
        // "database.collection" is allowed in a path; the collection means nothing here.
        String name = decoded(matcher.group("path").split("\\.", 2)[0]);
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    /** The URI as it may be shown: user and hosts yes, passwords no. All masked if it cannot be understood. */
    public static String masked(String uri) {
        Matcher matcher = FORM.matcher(uri);
        if (!matcher.matches()) {
            return Secrets.MASK;
        }
        String password = matcher.group("password") == null ? "" : ":" + Secrets.MASK;
        String login = matcher.group("user") == null ? "" : matcher.group("user") + password + "@";
        String path = matcher.group("path") == null ? "" : "/" + matcher.group("path");
        String options = matcher.group("options") == null ? "" : matcher.group("options");
        return matcher.group("scheme")
                + login
                + matcher.group("hosts")
                + path
                + SECRET_OPTION.matcher(options).replaceAll("$1" + Secrets.MASK);
    }

    static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // Not percent-encoded after all: taken as it is, like the driver would fail on it.
            return text;
        }
    }
}
