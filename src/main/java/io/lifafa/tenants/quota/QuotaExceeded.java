package io.lifafa.tenants.quota;

import io.lifafa.tenants.settings.QuotaName;
import java.time.Duration;

/**
 * A tenant has used up a quota. An expected end, not a defect: it has no stack trace.
 *
 * <p>Tells the limit and when to come again, never another tenant's use.
 */
public final class QuotaExceeded extends RuntimeException {
    /** The type of the problem (RFC 9457) that says so. */
    public static final String TYPE = "urn:lifafa:problem:quota-exceeded";

    public static final int STATUS = 429;
    public static final String TITLE = "Quota exceeded";

    private static final long serialVersionUID = 1L;

    private final QuotaName quota;
    private final transient Duration retryAfter;

    /** @param retryAfter when there is something left again; rounded up to whole seconds, at least one */
    public QuotaExceeded(QuotaName quota, long limit, Duration retryAfter) {
        super(
                "the quota " + quota.text() + " of " + limit
                        + " is used up; send the same again after Retry-After, or ask for" + " more",
                null,
                false,
                false);
        this.quota = quota;
        this.retryAfter =
                Duration.ofSeconds(Math.max(1, retryAfter.plusNanos(999_999_999).toSeconds()));
    }

    public QuotaName quota() {
        return quota;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
