package io.lifafa.tenants.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What is kept of a key's secret: its SHA-256. A slow hash would gain nothing: it protects secrets that can be guessed, and one of
 * 256 random bits cannot, while every request would pay for it.
 */
public final class SecretHash {
    /** Belongs to no secret. Compared with where there is no key, so that an unknown id takes as long as a known one. */
    static final SecretHash NONE = new SecretHash(new byte[32]);

    private final byte[] bytes;

    private SecretHash(byte[] bytes) {
        this.bytes = bytes;
    }

    static SecretHash of(String secret) {
        return new SecretHash(sha256(secret));
    }

    /**
     * Reads what {@link #hex} has written.
     *
     * @throws IllegalArgumentException if these are not 64 hexadecimal digits
     */
    public static SecretHash ofHex(String hex) {
        var bytes = HexFormat.of().parseHex(hex);
        if (bytes.length != NONE.bytes.length) {
            throw new IllegalArgumentException("secret: the hash has " + bytes.length + " bytes instead of 32");
        }
        return new SecretHash(bytes);
    }

    /** For the store. */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    /** Takes the same time wherever the two differ. */
    boolean matches(String secret) {
        return MessageDigest.isEqual(bytes, sha256(secret));
    }

    private static byte[] sha256(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SecretHash that && MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Nothing of the hash. */
    @Override
    public String toString() {
        return "SecretHash";
    }
}
