package io.lifafa.tenants.crypt;

import java.nio.ByteBuffer;
import java.util.OptionalInt;

/**
 * The form of what is sealed: one byte for the form, four for the version of the key, the nonce, ciphertext and tag. 45 bytes
 * more than the text. Thread rule: any.
 */
public final class SealedText {
    static final int HEAD = 1 + Integer.BYTES;

    private static final byte FORM = 1;
    private static final int LEAST = HEAD + ExtendedGcm.NONCE_BYTES + ExtendedGcm.TAG_BYTES;

    private SealedText() {}

    static byte[] write(int version, byte[] nonce, byte[] sealed) {
        return ByteBuffer.allocate(HEAD + nonce.length + sealed.length)
                .put(FORM)
                .putInt(version)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /** The version of the key that it was sealed with; empty if it is not of this form. */
    public static OptionalInt version(byte[] sealed) {
        return sealed.length < LEAST || sealed[0] != FORM
                ? OptionalInt.empty()
                : OptionalInt.of(ByteBuffer.wrap(sealed).getInt(1));
    }
}
