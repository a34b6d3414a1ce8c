package io.lifafa.tenants.jwt;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/**
 * What a token's first part says (RFC 7515).
 *
 * @param algorithm one of the asymmetric ones
 * @param keyId which key has signed it, where it says so
 */
record TokenHeader(String algorithm, Optional<String> keyId) {
    private static final Set<String> ASYMMETRIC =
            Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA");

    /** Whether the text has the three parts of a signed token. */
    static boolean isToken(String text) {
        var parts = text.split("\\.", -1);
        return parts.length == 3 && !parts[0].isEmpty() && !parts[1].isEmpty() && !parts[2].isEmpty();
    }

    /**
     * Empty if the header cannot be read, or asks for what does not count: no signature, a symmetric one, or an extension that
     * must be understood ({@code crit}).
     */
    static Optional<TokenHeader> read(String token) {
        try {
            var json = new JsonObject(
                    Buffer.buffer(Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.')))));
            boolean plain = json.getValue("alg") instanceof String algorithm
                    && ASYMMETRIC.contains(algorithm)
                    && json.getValue("kid", "") instanceof String
                    && !json.containsKey("crit");
            return plain
                    ? Optional.of(new TokenHeader(json.getString("alg"), Optional.ofNullable(json.getString("kid"))))
                    : Optional.empty();
        } catch (IllegalArgumentException | DecodeException e) {
            return Optional.empty();
        }
    }
}
