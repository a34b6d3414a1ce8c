package io.lifafa.sms.identity;

import io.lifafa.sms.SenderName;
import io.lifafa.sms.Sms;
import io.lifafa.sms.SmsId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;

/**
 * An SMS as it is compared with others that may be the same one under other ids. Holds no text.
 *
 * @param key equal for SMS of one tenant, user, sender, text and day: the day, so that those in use lie together in an
 *     index, and 32 hexadecimal digits of a hash
 * @param id the SMS
 * @param given true if the client gave the id, false if it was derived from the SMS
 * @param date when the phone received it
 */
public record ContentClaim(String key, String id, boolean given, Instant date) {
    private static final int BYTES = 16;
    private static final int SHORTEST_PHONE = 10;

    public ContentClaim {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(date, "date");
    }

    /**
     * Of a sender the header counts, without operator, circle and route; of a phone number its last ten digits; of the text
     * everything but how wide its white space is; of the date the day in UTC.
     */
    public static ContentClaim of(String tenant, Sms sms) {
        long day = sms.date().atOffset(ZoneOffset.UTC).toLocalDate().toEpochDay();
        var hash = SmsId.digest(BYTES, tenant, sms.userId(), sender(sms.sender()), text(sms.body()));
        var key = Long.toHexString(day) + "-" + hash;
        return new ContentClaim(key, sms.id(), isGiven(tenant, sms), sms.date());
    }

    /** Whether the id, or that from which it was derived for a conflict, is the client's own and not a hash. */
    private static boolean isGiven(String tenant, Sms sms) {
        var stored = SmsId.original(sms.id()).orElse(sms.id());
        return !SmsId.of(tenant, sms.userId(), sms.sender(), sms.date(), sms.body())
                .equals(Tenant.given(stored));
    }

    private static String sender(String sender) {
        var digits = new StringBuilder();
        for (int i = 0; i < sender.length(); i++) {
            char c = sender.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
            } else if ("+- ()".indexOf(c) < 0) {
                return SenderName.of(sender);
            }
        }
        return digits.length() < SHORTEST_PHONE
                ? SenderName.of(sender)
                : digits.substring(digits.length() - SHORTEST_PHONE);
    }

    private static String text(String body) {
        var text = new StringBuilder(body.length());
        boolean gap = false;
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                gap = text.length() > 0;
            } else {
                if (gap) {
                    text.append(' ');
                    gap = false;
                }
                text.append(c);
            }
        }
        return text.toString();
    }
}
