package io.lifafa.sms;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One received message as it was accepted: validated, normalised, with an id that never changes.
 *
 * @param id the client's {@code unique_id}, else {@link SmsId#of a hash}; unique in the whole store
 * @param userId whose message it is
 * @param sender the sender's header or number as the phone showed it, for instance {@code AX-HDFCBK-S}
 * @param body the whole text, free of NUL and lone surrogates; empty only if it is not kept or cannot be read any more
 * @param date when the phone received it
 * @param phone the receiving number, where the client gave it
 * @param emailId the user's e-mail address, where the client gave it
 */
public record Sms(
        String id,
        String userId,
        String sender,
        String body,
        Instant date,
        Optional<String> phone,
        Optional<String> emailId) {
    public Sms {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(sender, "sender");
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(phone, "phone");
        Objects.requireNonNull(emailId, "emailId");
    }

    /** An SMS without phone and e-mail address. */
    public static Sms of(String id, String userId, String sender, String body, Instant date) {
        return new Sms(id, userId, sender, body, date, Optional.empty(), Optional.empty());
    }

    /** False if the text is not kept, or cannot be read any more. */
    public boolean hasText() {
        return !body.isEmpty();
    }

    /** Names the SMS by its id alone: its text must never reach a log. */
    @Override
    public String toString() {
        return "Sms[" + id + "]";
    }
}
