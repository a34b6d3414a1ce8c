package io.lifafa.tenants.jwt;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Takes from a key set (RFC 7517) the public keys that may sign tokens, and of them nothing but their public numbers. Symmetric keys
 * count for nothing, wherever they stand: a token that is signed with HMAC never counts, so nobody can use a public key as its secret
 * (RFC 8725, section 2.1). So do RSA keys under 2048 bits, keys for encryption, and whatever is unknown.
 */
final class PublicKeys {
    private static final Set<String> RSA = Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512");
    private static final Map<String, String> CURVES = Map.of("P-256", "ES256", "P-384", "ES384", "P-521", "ES512");
    private static final List<String> NUMBERS = List.of("kty", "n", "e", "crv", "x", "y", "kid");
    private static final int RSA_LEAST_BYTES = 2048 / 8;
    private static final int RSA_MOST_BYTES = 8192 / 8;
    private static final int MOST_KEYS = 100;

    private PublicKeys() {}

    /**
     * Each of them names its algorithm.
     *
     * @throws IllegalArgumentException if the document is no key set, or has too many keys or none that counts
     */
    static List<JsonObject> of(JsonObject document) {
        if (!(document.getValue("keys") instanceof JsonArray all) || all.size() > MOST_KEYS) {
            throw new IllegalArgumentException("it has no list 'keys', or one of more than " + MOST_KEYS);
        }
        var found = all.stream().flatMap(PublicKeys::usable).toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException(
                    "it has no key that counts; those that do are RSA of 2048 bits or more, EC on P-256, P-384 or P-521, and Ed25519");
        }
        return found;
    }

    private static Stream<JsonObject> usable(Object entry) {
        return entry instanceof JsonObject key && isForSignatures(key)
                ? algorithm(key).map(it -> publicPart(key).put("alg", it)).stream()
                : Stream.empty();
    }

    private static boolean isForSignatures(JsonObject key) {
        return isAbsentOr(key, "use", "sig")
                && (!(key.getValue("key_ops") instanceof JsonArray operations) || operations.contains("verify"))
                && (key.getValue("kid") == null || key.getValue("kid") instanceof String);
    }

    private static Optional<String> algorithm(JsonObject key) {
        var fitting =
                switch (text(key, "kty")) {
                    case "RSA" ->
                        Optional.of(text(key, "alg").isEmpty() ? "RS256" : text(key, "alg"))
                                .filter(it -> RSA.contains(it)
                                        && hasGoodLength(text(key, "n"))
                                        && !text(key, "e").isEmpty());
                    case "EC" -> Optional.ofNullable(CURVES.get(text(key, "crv")));
                    case "OKP" ->
                        Optional.of("EdDSA").filter(it -> text(key, "crv").equals("Ed25519"));
                    default -> Optional.<String>empty();
                };
        return fitting.filter(it -> isAbsentOr(key, "alg", it));
    }

    private static boolean hasGoodLength(String modulus) {
        try {
            int bytes = Base64.getUrlDecoder().decode(modulus).length;
            return bytes >= RSA_LEAST_BYTES && bytes <= RSA_MOST_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isAbsentOr(JsonObject key, String member, String wanted) {
        var value = key.getValue(member);
        return value == null || value.equals(wanted);
    }

    private static String text(JsonObject key, String member) {
        return key.getValue(member) instanceof String text ? text : "";
    }

    private static JsonObject publicPart(JsonObject key) {
        var part = new JsonObject();
        NUMBERS.stream().filter(it -> key.getValue(it) != null).forEach(it -> part.put(it, key.getValue(it)));
        return part;
    }
}
