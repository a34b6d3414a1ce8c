package io.lifafa.ingest;

import io.lifafa.http.BodyFault;
import java.io.IOException;
import java.time.Duration;

/** A request's body did not come to its end, or came to too much. */
final class BodyFailure extends IOException {
    private static final long serialVersionUID = 1L;

    private final Refusal.Kind kind;

    private BodyFailure(Refusal.Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** More bytes than the limit. */
    static BodyFailure tooLarge(long maxBytes) {
        return new BodyFailure(
                Refusal.Kind.TOO_LARGE,
                "the request is larger than " + maxBytes + " bytes; send it in parts, or as NDJSON of any length");
    }

    /** No byte for too long. */
    static BodyFailure silent(Duration silence) {
        return new BodyFailure(
                Refusal.Kind.SILENT, "the sender was silent for " + silence.toMillis() + " ms within its request");
    }

    /** The sender is gone. */
    static BodyFailure lost() {
        return new BodyFailure(Refusal.Kind.LOST, "the connection was lost within the request");
    }

    /** The rest will not come. */
    static BodyFailure of(BodyFault fault) {
        return switch (fault) {
            case TOO_SLOW -> new BodyFailure(Refusal.Kind.SILENT, fault.detail());
            case MALFORMED -> new BodyFailure(Refusal.Kind.UNREADABLE, fault.detail());
            case CUT_OFF -> new BodyFailure(Refusal.Kind.LOST, fault.detail());
        };
    }

    /** The node does not read on. */
    static BodyFailure stopping() {
        return new BodyFailure(
                Refusal.Kind.UNAVAILABLE, "the node is stopping; send the same again, no SMS is taken twice");
    }

    Refusal.Kind kind() {
        return kind;
    }
}
