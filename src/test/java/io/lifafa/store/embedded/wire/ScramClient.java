package io.lifafa.store.embedded.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** The client's side of RFC 5802, written apart from the server's. */
final class ScramClient {
    private static final String BARE = "n=lifafa,r=abcdefgh";

    private final String password;

    ScramClient(String password) {
        this.password = password;
    }

    byte[] first() {
        return ("n,," + BARE).getBytes(StandardCharsets.UTF_8);
    }

    byte[] last(byte[] answer) {
        try {
            var said = new String(answer, StandardCharsets.UTF_8);
            var parts = said.split(",");
            var salt = Base64.getDecoder().decode(parts[1].substring(2));
            var spec = new PBEKeySpec(password.toCharArray(), salt, Integer.parseInt(parts[2].substring(2)), 256);
            var salted = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
            var key = hmac(salted, "Client Key");
            var without = "c=biws," + parts[0];
            var signature = hmac(MessageDigest.getInstance("SHA-256").digest(key), BARE + "," + said + "," + without);
            for (int i = 0; i < key.length; i++) {
                key[i] ^= signature[i];
            }
            return (without + ",p=" + Base64.getEncoder().encodeToString(key)).getBytes(StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }
}
