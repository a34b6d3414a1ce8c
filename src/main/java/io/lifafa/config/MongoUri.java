package io.lifafa.config;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the configuration must know of a MongoDB connection string; the driver judges the rest. */
final class MongoUri {
    static final String ALLOWED =
            "mongodb://[user:password@]host[:port][,host…][/database][?options], or mongodb+srv://…";

    private static final Pattern FORM =
            Pattern.compile("(mongodb(?:\\+srv)?://)(?:([^@/?]*)@)?([^@/?\\s]+)(?:/([^?\\s]*))?(\\?\\S*)?");
    private static final Pattern SECRET_OPTION =
            Pattern.compile("(?i)([?&](?:[^=&]*password|authMechanismProperties|proxyUsername)=)[^&]*");

    private MongoUri() {}

    static boolean isValid(String uri) {
        return FORM.matcher(uri).matches()
                && database(uri).map(name -> name.length() < 64).orElse(true);
    }

    /** The database that the path names; empty if it names none. */
    static Optional<String> database(String uri) {
        Matcher matcher = FORM.matcher(uri);
        if (!matcher.matches() || matcher.group(4) == null) {
            return Optional.empty();
        }
        // "database.collection" is allowed in a path; the collection means nothing here.
        String name = matcher.group(4).split("\\.", 2)[0];
        return decoded(name).filter(text -> !text.isEmpty());
    }

    /** The URI as it may be shown: user and hosts yes, passwords no. All masked if it cannot be understood. */
    static String masked(String uri) {
        Matcher matcher = FORM.matcher(uri);
        if (!matcher.matches()) {
            return Secrets.MASK;
        }
        String login = matcher.group(2) == null ? "" : matcher.group(2).split(":", 2)[0] + ":" + Secrets.MASK + "@";
        String path = matcher.group(4) == null ? "" : "/" + matcher.group(4);
        String options = matcher.group(5) == null ? "" : matcher.group(5);
        return matcher.group(1)
                + login
                + matcher.group(3)
                + path
                + SECRET_OPTION.matcher(options).replaceAll("$1" + Secrets.MASK);
    }

    private static Optional<String> decoded(String text) {
        try {
            return Optional.of(URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            // Not percent-encoded after all: the name check will refuse the '%'.
            return Optional.of(text);
        }
    }
}
