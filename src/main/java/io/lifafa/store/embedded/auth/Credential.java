package io.lifafa.store.embedded.auth;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The login of the embedded server. It may do everything.
 *
 * @param password printable ASCII, so that no two programs prepare it differently
 */
public record Credential(String password) {
    /** There is one user. */
    public static final String USER = "lifafa";

    /** 192 bits. */
    private static final int RANDOM_BYTES = 24;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern IN_URI = Pattern.compile("mongodb://" + USER + ":([^@/?]+)@.*", Pattern.DOTALL);

    /** One that nobody can guess. */
    public static Credential random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return new Credential(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** The one in a URI that {@link #uri} made. */
    public static Optional<Credential> of(String uri) {
        var matcher = IN_URI.matcher(uri);
        return matcher.matches()
                ? Optional.of(new Credential(URLDecoder.decode(matcher.group(1), StandardCharsets.UTF_8)))
                : Optional.empty();
    }

    /** The connection string with this login. @param address {@code host:port} */
    public String uri(String address) {
        // A plus would be a plus to some readers and a space to others.
        String encoded = URLEncoder.encode(password, StandardCharsets.UTF_8).replace("+", "%20");
        return "mongodb://" + USER + ":" + encoded + "@" + address;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "Credential[" + USER + "]";
    }
}
