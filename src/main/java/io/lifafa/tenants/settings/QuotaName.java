package io.lifafa.tenants.settings;

import java.util.Locale;

/** The quotas a tenant may have. */
public enum QuotaName {
    REQUESTS_PER_SECOND,
    SMS_PER_DAY,
    API_TOKENS_PER_DAY,
    API_TOKENS_PER_MONTH;

    /** As documents, answers and labels of metrics write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
