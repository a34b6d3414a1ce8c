package io.lifafa.ingest.formats.item;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What {@code type} says of a message; the numbers are Android's (Telephony.TextBasedSmsColumns). */
public enum MessageType {
    RECEIVED(Optional.empty()),
    SENT(Optional.of(SkipReason.SENT)),
    DRAFT(Optional.of(SkipReason.DRAFT)),
    OUTBOX(Optional.of(SkipReason.OUTBOX)),
    FAILED(Optional.of(SkipReason.FAILED)),
    QUEUED(Optional.of(SkipReason.QUEUED)),
    MMS(Optional.of(SkipReason.MMS)),
    UNKNOWN(Optional.empty());

    private static final Set<String> MMS_NAMES = Set.of("ct_t", "m_type", "m_id", "msg_box", "__parts");

    private final Optional<SkipReason> skip;

    MessageType(Optional<SkipReason> skip) {
        this.skip = skip;
    }

    /** Why such a message is left out; empty for one that is taken. */
    Optional<SkipReason> skip() {
        return skip;
    }

    /** Columns of a phone's table of MMS, as exports of it hold them. */
    public static boolean isOfMmsAlone(Object name) {
        return MMS_NAMES.contains(name);
    }

    static MessageType of(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "1", "received", "inbox", "incoming", "inbound", "sms", "sms:received", "message_received" -> RECEIVED;
            case "2", "sent", "outgoing", "outbound", "sms:sent", "sms:delivered" -> SENT;
            case "3", "draft" -> DRAFT;
            case "4", "outbox" -> OUTBOX;
            case "5", "failed", "sms:failed" -> FAILED;
            case "6", "queued" -> QUEUED;
            case "mms", "mms:received" -> MMS;
            default -> UNKNOWN;
        };
    }
}
