package io.lifafa.ingest.formats;

import java.util.Locale;
import java.util.Optional;

/** What {@code type} says of a message; the numbers are Android's (Telephony.TextBasedSmsColumns). */
enum MessageType {
    RECEIVED(Optional.empty()),
    SENT(Optional.of(SkipReason.SENT)),
    DRAFT(Optional.of(SkipReason.DRAFT)),
    OUTBOX(Optional.of(SkipReason.OUTBOX)),
    FAILED(Optional.of(SkipReason.FAILED)),
    QUEUED(Optional.of(SkipReason.QUEUED)),
    MMS(Optional.of(SkipReason.MMS)),
    UNKNOWN(Optional.empty());

    private final Optional<SkipReason> skip;

    MessageType(Optional<SkipReason> skip) {
        this.skip = skip;
    }

    /** Why such a message is left out; empty for one that is taken. */
    Optional<SkipReason> skip() {
        return skip;
    }

    static MessageType of(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "1", "received", "inbox", "incoming", "sms" -> RECEIVED;
            case "2", "sent", "outgoing" -> SENT;
            case "3", "draft" -> DRAFT;
            case "4", "outbox" -> OUTBOX;
            case "5", "failed" -> FAILED;
            case "6", "queued" -> QUEUED;
            case "mms" -> MMS;
            default -> UNKNOWN;
        };
    }
}
