package io.lifafa.tenants.crypt;

import java.security.SecureRandom;

/**
 * Nonces of 24 random bytes, of which the first half, from which the key of a message derives, is kept for {@link #SAME_HALF} messages of
 * one thread: expanding an AES key costs three times what encrypting a text does. Drawn from the system's generator some hundred at a
 * time.
 *
 * <p>Two messages of 2^52 have the same nonce with a chance of 2^-33: among those of one first half 2^52 times 2^12 / 2 pairs meet in 96
 * bits, and two first halves that meet need second halves that do.
 *
 * <p>Thread rule: any; each thread has its own.
 */
final class Nonces {
    static final int SAME_HALF = 1 << 12;

    private static final int HALF = ExtendedGcm.NONCE_BYTES / 2;
    private static final int AT_A_TIME = 512;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final ThreadLocal<Nonces> OF_THREAD = ThreadLocal.withInitial(Nonces::new);

    private final byte[] drawn = new byte[AT_A_TIME * HALF];
    private final byte[] first = new byte[HALF];
    private int at = drawn.length;
    private int left;

    private Nonces() {}

    static byte[] next() {
        return OF_THREAD.get().take();
    }

    static byte[] key() {
        var key = new byte[ExtendedGcm.KEY_BYTES];
        RANDOM.nextBytes(key);
        return key;
    }

    private byte[] take() {
        if (left == 0) {
            RANDOM.nextBytes(first);
            left = SAME_HALF;
        }
        if (at == drawn.length) {
            RANDOM.nextBytes(drawn);
            at = 0;
        }
        var nonce = new byte[ExtendedGcm.NONCE_BYTES];
        System.arraycopy(first, 0, nonce, 0, HALF);
        System.arraycopy(drawn, at, nonce, HALF, HALF);
        at += HALF;
        left--;
        return nonce;
    }
}
