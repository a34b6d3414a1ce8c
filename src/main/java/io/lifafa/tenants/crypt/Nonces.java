package io.lifafa.tenants.crypt;

import java.security.SecureRandom;

/** Random bytes, drawn from the system's generator some hundred nonces at a time. Thread rule: any; each thread has its own. */
final class Nonces {
    private static final int AT_A_TIME = 256;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final ThreadLocal<Nonces> OF_THREAD = ThreadLocal.withInitial(Nonces::new);

    private final byte[] drawn = new byte[AT_A_TIME * ExtendedGcm.NONCE_BYTES];
    private int at = drawn.length;

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
        if (at == drawn.length) {
            RANDOM.nextBytes(drawn);
            at = 0;
        }
        var nonce = new byte[ExtendedGcm.NONCE_BYTES];
        System.arraycopy(drawn, at, nonce, 0, nonce.length);
        at += nonce.length;
        return nonce;
    }
}
