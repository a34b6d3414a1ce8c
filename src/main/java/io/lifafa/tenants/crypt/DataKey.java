package io.lifafa.tenants.crypt;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One version of a tenant's key, in memory. Thread rule: immutable. */
public final class DataKey {
    private final int version;
    private final ExtendedGcm cipher;

    DataKey(int version, byte[] key) {
        this.version = version;
        this.cipher = new ExtendedGcm(key);
    }

    /** 1 for a tenant's first, one more for each that replaces it. */
    public int version() {
        return version;
    }

    /** The text, encrypted for this place. */
    public byte[] encrypt(String text, TextBinding place) {
        var nonce = Nonces.next();
        return Ciphertext.write(
                version, nonce, cipher.encrypt(nonce, text.getBytes(StandardCharsets.UTF_8), place.bytes()));
    }

    /** The text; empty if it was not encrypted with this key for this place, or was changed since. */
    public Optional<String> open(byte[] encrypted, TextBinding place) {
        if (Ciphertext.version(encrypted).orElse(0) != version) {
            return Optional.empty();
        }
        var rest = ByteBuffer.wrap(encrypted, Ciphertext.HEAD, encrypted.length - Ciphertext.HEAD);
        var nonce = new byte[ExtendedGcm.NONCE_BYTES];
        rest.get(nonce);
        return cipher.open(nonce, rest, place.bytes()).map(plain -> new String(plain, StandardCharsets.UTF_8));
    }

    /** Names the version alone. */
    @Override
    public String toString() {
        return "DataKey[" + version + "]";
    }
}
