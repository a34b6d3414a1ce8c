package io.lifafa.tenants.crypt;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM with a nonce of 24 random bytes: XAES-256-GCM of <a href="https://c2sp.org/XAES-256-GCM">C2SP</a>. The first
 * half of the nonce derives a key for this one message (NIST SP 800-108, CMAC), the second is the nonce of GCM.
 *
 * <p>With GCM alone and 12 random bytes a key may protect 2^32 messages (NIST SP 800-38D), which somebody would have to count
 * among nodes; here it is more than any store will hold ({@link Nonces}).
 *
 * <p>Thread rule: immutable; each thread has ciphers of its own.
 */
final class ExtendedGcm {
    static final int KEY_BYTES = 32;
    static final int NONCE_BYTES = 24;
    static final int TAG_BYTES = 16;

    private static final int BLOCK = 16;
    private static final int HALF = NONCE_BYTES / 2;
    private static final byte REDUCTION = (byte) 0x87;
    private static final String AES = "AES";
    private static final ThreadLocal<Direction> ENCRYPTING = ThreadLocal.withInitial(Direction::new);
    private static final ThreadLocal<Direction> DECRYPTING = ThreadLocal.withInitial(Direction::new);

    /** One block at a time and never chained: as the pseudo-random function that it is, not to encrypt texts. */
    private static final ThreadLocal<Cipher> BLOCKS = ThreadLocal.withInitial(() -> cipher("AES/ECB/NoPadding"));

    private final SecretKeySpec key;
    private final byte[] subkey;

    /** @throws IllegalArgumentException if the key does not have 256 bits */
    ExtendedGcm(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("a key has " + KEY_BYTES + " bytes");
        }
        this.key = new SecretKeySpec(key, AES);
        this.subkey = doubled(blocks(new byte[BLOCK]));
    }

    /** The ciphertext and its tag. */
    byte[] encrypt(byte[] nonce, byte[] plain, byte[] bound) {
        try {
            return gcm(ENCRYPTING.get(), Cipher.ENCRYPT_MODE, nonce, bound).doFinal(plain);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform cannot encrypt with AES-256-GCM", e);
        }
    }

    /** The text; empty if ciphertext, nonce or what is bound to it is not what was encrypted, or with another key. */
    Optional<byte[]> open(byte[] nonce, ByteBuffer encrypted, byte[] bound) {
        try {
            var bytes = new byte[encrypted.remaining()];
            encrypted.get(bytes);
            return Optional.of(
                    gcm(DECRYPTING.get(), Cipher.DECRYPT_MODE, nonce, bound).doFinal(bytes));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform cannot decrypt with AES-256-GCM", e);
        }
    }

    /** A cipher of a thread, and the key that it used last: a cipher that is given the same key again need not expand it. */
    private static final class Direction {
        private final Cipher cipher = cipher("AES/GCM/NoPadding");
        private Optional<ExtendedGcm> owner = Optional.empty();
        private byte[] half = {};
        private SecretKeySpec derived = new SecretKeySpec(new byte[KEY_BYTES], AES);

        SecretKeySpec derived(ExtendedGcm by, byte[] nonce) {
            if (owner.isEmpty() || owner.get() != by || !Arrays.equals(half, 0, half.length, nonce, 0, HALF)) {
                derived = new SecretKeySpec(by.derived(nonce), AES);
                half = Arrays.copyOf(nonce, HALF);
                owner = Optional.of(by);
            }
            return derived;
        }
    }

    private Cipher gcm(Direction direction, int mode, byte[] nonce, byte[] bound) throws GeneralSecurityException {
        var cipher = direction.cipher;
        cipher.init(
                mode, direction.derived(this, nonce), new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce, HALF, HALF));
        cipher.updateAAD(bound);
        return cipher;
    }

    /** The key of one message: CMAC over a counter, {@code X} and half of the nonce, twice. */
    private byte[] derived(byte[] nonce) {
        var input = new byte[2 * BLOCK];
        for (int i = 0; i < 2; i++) {
            int at = i * BLOCK;
            input[at + 1] = (byte) (i + 1);
            input[at + 2] = 'X';
            System.arraycopy(nonce, 0, input, at + BLOCK - HALF, HALF);
            for (int j = 0; j < BLOCK; j++) {
                input[at + j] ^= subkey[j];
            }
        }
        return blocks(input);
    }

    private byte[] blocks(byte[] input) {
        try {
            var cipher = BLOCKS.get();
            cipher.init(Cipher.ENCRYPT_MODE, key);
            return cipher.doFinal(input);
        } catch (InvalidKeyException e) {
            throw new IllegalArgumentException("no key of AES", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no AES", e);
        }
    }

    /** Times x in GF(2^128), as CMAC makes its subkey. */
    private static byte[] doubled(byte[] block) {
        var doubled = new byte[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            int carry = i + 1 < BLOCK ? (block[i + 1] & 0xff) >>> 7 : 0;
            doubled[i] = (byte) (block[i] << 1 | carry);
        }
        if (block[0] < 0) {
            doubled[BLOCK - 1] ^= REDUCTION;
        }
        return doubled;
    }

    private static Cipher cipher(String name) {
        try {
            return Cipher.getInstance(name);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform lacks " + name, e);
        }
    }
}
