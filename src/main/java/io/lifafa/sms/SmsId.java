package io.lifafa.sms;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** Ids that an SMS gets from what it says: the same message of the same user always gets the same one. */
public final class SmsId {
    private static final int BYTES = 20;
    private static final int CONTENT_BYTES = 10;
    private static final char MARK = '~';

    private SmsId() {}

    /** The id of an SMS whose client gave none. Forty hexadecimal digits of the SHA-256 over tenant, user, sender, date and body, each preceded by its length. */
    public static String of(String tenant, String userId, String sender, Instant date, String body) {
        return digest(BYTES, tenant, userId, sender, Long.toString(date.toEpochMilli()), body);
    }

    /** Hexadecimal digits of the SHA-256 over the parts, each preceded by its length. */
    public static String digest(int bytes, String... parts) {
        var digest = sha256();
        for (var part : parts) {
            var utf8 = part.getBytes(StandardCharsets.UTF_8);
            digest.update((utf8.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(utf8);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, bytes);
    }

    /** What is said and to whom: SMS of one id that differ in it are different SMS. Twenty hexadecimal digits. */
    public static String content(String tenant, Sms sms) {
        return digest(CONTENT_BYTES, tenant, sms.userId(), sms.body());
    }

    /** Whether both say the same to the same user. */
    public static boolean sameContent(Sms one, Sms other) {
        return one.body().equals(other.body()) && one.userId().equals(other.userId());
    }

    /**
     * The SMS under an id of its own, because another one holds its id: {@code ID~CONTENT}. Nobody else can hold that
     * one, as it is taken from a client only with what it stands for.
     */
    public static Sms apart(String tenant, Sms sms) {
        return new Sms(
                sms.id() + MARK + content(tenant, sms),
                sms.userId(),
                sms.sender(),
                sms.body(),
                sms.date(),
                sms.phone(),
                sms.emailId());
    }

    /** The id from which this one is derived, if it looks like one that {@link #apart} gave. */
    public static Optional<String> original(String id) {
        int mark = id.length() - 2 * CONTENT_BYTES - 1;
        return mark > 0 && id.charAt(mark) == MARK && id.chars().skip(mark + 1L).allMatch(SmsId::isHexadecimal)
                ? Optional.of(id.substring(0, mark))
                : Optional.empty();
    }

    private static boolean isHexadecimal(int character) {
        return character >= '0' && character <= '9' || character >= 'a' && character <= 'f';
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
