package io.lifafa.tenants.quota;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a tenant is told of its quotas with every answer, as structured fields (RFC 9651) of
 * draft-ietf-httpapi-ratelimit-headers-10.
 *
 * @param items one for each quota that bounds what may be sent
 */
public record RateLimitHeaders(List<Item> items) {
    /** The header with what is left, such as {@code "sms";r=12;t=3600}. */
    public static final String HEADER = "RateLimit";

    /** The header with what is allowed, such as {@code "sms";q=1000;w=86400}. */
    public static final String POLICY_HEADER = "RateLimit-Policy";

    /**
     * One quota.
     *
     * @param name of the policy
     * @param limit in one window
     * @param window its length
     * @param left until {@code reset}
     * @param reset when there is more again
     */
    public record Item(String name, long limit, Duration window, long left, Duration reset) {
        String policy() {
            return '"' + name + "\";q=" + limit + ";w=" + window.toSeconds();
        }

        String state() {
            return '"' + name + "\";r=" + Math.max(0, left) + ";t=" + Math.max(1, reset.toSeconds());
        }
    }

    public RateLimitHeaders {
        items = List.copyOf(items);
    }

    public String policy() {
        return items.stream().map(Item::policy).collect(Collectors.joining(", "));
    }

    public String state() {
        return items.stream().map(Item::state).collect(Collectors.joining(", "));
    }
}
