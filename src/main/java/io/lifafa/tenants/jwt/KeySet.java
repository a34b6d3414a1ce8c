package io.lifafa.tenants.jwt;

import io.lifafa.tenants.AccessRefusal;
import io.lifafa.tenants.RefusalReason;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The issuer's public keys at one time. */
final class KeySet {
    private final Buffer document;
    private final List<JsonObject> keys;
    private final JWTAuth signatures;

    private KeySet(Buffer document, List<JsonObject> keys, JWTAuth signatures) {
        this.document = document;
        this.keys = keys;
        this.signatures = signatures;
    }

    /** @throws IllegalArgumentException if no key counts; says what is wrong with the document */
    static KeySet parse(Vertx vertx, Buffer document) {
        try {
            var keys = PublicKeys.of(new JsonObject(document));
            // Times are compared in TokenClaims, by a clock that tests can set.
            var options = new JWTAuthOptions().setJWTOptions(new JWTOptions().setIgnoreExpiration(true));
            keys.forEach(options::addJwk);
            var set = new KeySet(document, keys, JWTAuth.create(vertx, options));
            set.refuseUnsigned();
            return set;
        } catch (DecodeException e) {
            throw new IllegalArgumentException("it is no JSON object; was it half written?");
        }
    }

    /** Without a single key that it can use, the library takes unsigned tokens for good ones. */
    private void refuseUnsigned() {
        var base64 = Base64.getUrlEncoder().withoutPadding();
        var unsigned = base64.encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + base64.encodeToString("{}".getBytes(StandardCharsets.UTF_8));
        if (signed(unsigned).isPresent()) {
            throw new IllegalArgumentException("none of its keys can be used: their numbers are not those of a key");
        }
    }

    boolean isOf(Buffer other) {
        return document.equals(other);
    }

    /** Whether the token was perhaps signed by one of these. */
    boolean knows(TokenHeader header) {
        return keys.stream()
                .anyMatch(key -> header.algorithm().equals(key.getString("alg"))
                        && (header.keyId().isEmpty()
                                || !key.containsKey("kid")
                                || header.keyId().get().equals(key.getString("kid"))));
    }

    /**
     * What a token claims. Takes some tenths of a millisecond.
     *
     * @throws AccessRefusal if its signature does not hold
     */
    JsonObject claims(String token) {
        return signed(token)
                .map(user -> user.attributes().getJsonObject("accessToken"))
                .orElseThrow(() -> AccessRefusal.of(RefusalReason.BAD_TOKEN));
    }

    /** The library answers at once, and some tokens make it throw. */
    private Optional<User> signed(String token) {
        try {
            return Optional.ofNullable(
                    signatures.authenticate(new TokenCredentials(token)).result());
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
