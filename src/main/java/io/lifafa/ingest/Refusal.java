package io.lifafa.ingest;

import io.lifafa.ingest.formats.input.UnsupportedInputException;
import io.lifafa.tenants.quota.QuotaExceeded;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Why a submission was not acknowledged. An expected end, not a defect: it has no stack trace. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final transient Optional<Receipt> receipt;
    private final transient Optional<Duration> retryAfter;

    /** The kinds, with the HTTP status that says it. */
    public enum Kind {
        UNREADABLE(400, "Unreadable input"),
        LOST(400, "Connection lost"),
        SILENT(408, "Request timeout"),
        TOO_LARGE(413, "Content too large"),
        UNSUPPORTED(415, "Unsupported media type"),
        NOTHING_ACCEPTED(422, "Nothing accepted"),
        QUOTA(QuotaExceeded.STATUS, QuotaExceeded.TITLE),
        BACKLOG(503, "Backlog full"),
        BUSY(503, "Too many requests at a time"),
        UNAVAILABLE(503, "Store unavailable");

        private static final Duration PAUSE = Duration.ofSeconds(5);

        private final int status;
        private final String title;

        Kind(int status, String title) {
            this.status = status;
            this.title = title;
        }

        public int status() {
            return status;
        }

        public String title() {
            return title;
        }

        private Optional<Duration> retryAfter() {
            return status == 503 ? Optional.of(PAUSE) : Optional.empty();
        }
    }

    public Refusal(Kind kind, String message) {
        this(kind, message, Optional.empty());
    }

    /** @param receipt what was read before it came to that; its accepted SMS are durable and need not be sent again */
    public Refusal(Kind kind, String message, Optional<Receipt> receipt) {
        this(kind, message, receipt, kind.retryAfter());
    }

    private Refusal(Kind kind, String message, Optional<Receipt> receipt, Optional<Duration> retryAfter) {
        super(message, null, false, false);
        this.kind = kind;
        this.receipt = receipt;
        this.retryAfter = retryAfter;
    }

    /** The tenant has no more SMS left. */
    static Refusal of(QuotaExceeded quota) {
        return new Refusal(Kind.QUOTA, quota.getMessage(), Optional.empty(), Optional.of(quota.retryAfter()));
    }

    /** The refusal of an input that could not be read. */
    static Refusal of(IOException failure) {
        var kind = failure instanceof BodyFailure body
                ? body.kind()
                : failure instanceof UnsupportedInputException ? Kind.UNSUPPORTED : Kind.UNREADABLE;
        return new Refusal(kind, failure.getMessage() == null ? "the input cannot be read" : failure.getMessage());
    }

    /** The same, with what was taken before. */
    Refusal after(Receipt taken) {
        return new Refusal(kind, getMessage(), Optional.of(taken), retryAfter());
    }

    public Kind kind() {
        return kind;
    }

    public Optional<Receipt> receipt() {
        return receipt == null ? Optional.empty() : receipt;
    }

    /** When the same submission may be taken, if time alone can help. */
    public Optional<Duration> retryAfter() {
        return retryAfter == null ? Optional.empty() : retryAfter;
    }
}
