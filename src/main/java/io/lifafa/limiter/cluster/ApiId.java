package io.lifafa.limiter.cluster;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The name under which nodes that ask the same API, as the same customer, share its limits. */
public final class ApiId {
    /** Hexadecimal digits, 128 bits: no two APIs have the same by chance. */
    private static final int LENGTH = 32;

    private ApiId() {}

    /** A hash of what makes them the same; the key cannot be got back from it. */
    public static String of(String url, String model, String key) {
        try {
            var hash = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", url, model, key).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
