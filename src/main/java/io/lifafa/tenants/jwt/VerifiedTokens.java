package io.lifafa.tenants.jwt;

import io.lifafa.tenants.RecentlyUsed;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/**
 * Tokens whose signature was found good, by their SHA-256, so that a client that sends the same one again and again costs a hash instead
 * of a signature. They count as long as the keys are the same ones.
 *
 * <p>Thread rule: any.
 */
final class VerifiedTokens {
    private static final int MOST = 4_096;

    private record Verified(KeySet by, TokenClaims claims) {}

    private final RecentlyUsed<ByteBuffer, Verified> tokens = new RecentlyUsed<>(MOST);

    Optional<TokenClaims> find(String token, KeySet keys) {
        return tokens.get(hash(token)).filter(it -> it.by() == keys).map(Verified::claims);
    }

    void add(String token, KeySet keys, TokenClaims claims) {
        tokens.put(hash(token), new Verified(keys, claims));
    }

    private static ByteBuffer hash(String token) {
        try {
            var bytes = token.getBytes(StandardCharsets.UTF_8);
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
