package io.lifafa.sms;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/** The id of an SMS whose client gave none: the same message of the same user always gets the same one. */
public final class SmsId {
    private static final int BYTES = 20;

    private SmsId() {}

    /** Forty hexadecimal digits of the SHA-256 over tenant, user, sender, date and body, each preceded by its length. */
    public static String of(String tenant, String userId, String sender, Instant date, String body) {
        var digest = sha256();
        for (var part : new String[] {tenant, userId, sender, Long.toString(date.toEpochMilli()), body}) {
            var bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
