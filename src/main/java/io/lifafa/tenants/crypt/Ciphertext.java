package io.lifafa.tenants.crypt;

import java.nio.ByteBuffer;
import java.util.OptionalInt;

/**
 * The form of what is encrypted: one byte for the form, four for the version of the key, the nonce, ciphertext and tag. 45 bytes
 * more than the text. Thread rule: any.
 */
public final class Ciphertext {
    static final int HEAD = 1 + Integer.BYTES;

    private static final byte FORM = 1;
    private static final int LEAST = HEAD + ExtendedGcm.NONCE_BYTES + ExtendedGcm.TAG_BYTES;

    private Ciphertext() {}

    static byte[] write(int version, byte[] nonce, byte[] encrypted) {
        return ByteBuffer.allocate(HEAD + nonce.length + encrypted.length)
                .put(FORM)
                .putInt(version)
                .put(nonce)
                .put(encrypted)
                .array();
    }

    /** The version of the key that it was encrypted with; empty if it is not of this form. */
    public static OptionalInt version(byte[] encrypted) {
        return encrypted.length < LEAST || encrypted[0] != FORM
                ? OptionalInt.empty()
                : OptionalInt.of(ByteBuffer.wrap(encrypted).getInt(1));
    }
}
