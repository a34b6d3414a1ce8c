package io.lifafa.tenants.key;

import java.security.SecureRandom;
import java.util.Optional;

/**
 * A key as its owner holds it: {@code lifafa_<id>_<secret><checksum>}, in base 62 throughout. The id (12 digits) finds the key, the
 * secret (43 digits, 256 bits) proves it, the checksum (6 digits, CRC-32 of all before it) tells a mistyped key from one that is
 * not known, without a look-up. The fixed prefix lets scanners find keys that were committed by mistake.
 *
 * @param id no secret
 * @param secret never logged, never stored
 */
public record PresentedKey(String id, String secret) {
    /** What every key begins with. */
    public static final String PREFIX = "lifafa_";

    private static final int ID_LENGTH = 12;
    private static final int SECRET_LENGTH = 43;
    private static final int SECRET_START = PREFIX.length() + ID_LENGTH + 1;
    private static final int CHECKSUM_START = SECRET_START + SECRET_LENGTH;
    private static final int LENGTH = CHECKSUM_START + Base62.CHECKSUM_LENGTH;

    static PresentedKey random(SecureRandom random) {
        return new PresentedKey(Base62.random(random, ID_LENGTH), Base62.random(random, SECRET_LENGTH));
    }

    /** Reads a key; empty if it was mistyped, cut off or is none. */
    public static Optional<PresentedKey> parse(String text) {
        if (text.length() != LENGTH || !text.startsWith(PREFIX) || text.charAt(SECRET_START - 1) != '_') {
            return Optional.empty();
        }
        var key = new PresentedKey(
                text.substring(PREFIX.length(), SECRET_START - 1), text.substring(SECRET_START, CHECKSUM_START));
        return isId(key.id) && Base62.isBase62(key.secret) && key.text().equals(text)
                ? Optional.of(key)
                : Optional.empty();
    }

    /** Whether a key could have this id. */
    public static boolean isId(String id) {
        return id.length() == ID_LENGTH && Base62.isBase62(id);
    }

    /** The whole key, to be shown once. */
    public String text() {
        var text = PREFIX + id + "_" + secret;
        return text + Base62.checksum(text);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "PresentedKey[" + id + "]";
    }
}
