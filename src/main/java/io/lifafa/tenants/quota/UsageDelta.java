package io.lifafa.tenants.quota;

import java.time.Instant;

/**
 * What one node adds to a window of a tenant.
 *
 * @param tenant whose use it is
 * @param window key of the window, see {@link UsagePeriod#key}
 * @param expires when the window's document may go
 * @param counts what is added
 */
public record UsageDelta(String tenant, String window, Instant expires, UsageCounts counts) {
    /** The id of the window's document. No tenant's name holds a slash. */
    public static String id(String tenant, String window) {
        return tenant + "/" + window;
    }

    public String id() {
        return id(tenant, window);
    }
}
