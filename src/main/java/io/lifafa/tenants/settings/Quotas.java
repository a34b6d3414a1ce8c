package io.lifafa.tenants.settings;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The most a tenant may use. A quota that is absent does not bound; 0 allows nothing.
 *
 * @param limits by name; 0 to {@value #MOST}, requests per second at least 1
 */
public record Quotas(Map<QuotaName, Long> limits) {
    /** Larger ones bound nothing, and JSON numbers stay exact. */
    public static final long MOST = 1_000_000_000_000_000L;

    /** No bound at all. */
    public static final Quotas NONE = new Quotas(Map.of());

    /** @throws IllegalArgumentException names the quota that is out of range */
    public Quotas {
        limits = Map.copyOf(limits);
        limits.forEach((name, limit) -> {
            long least = name == QuotaName.REQUESTS_PER_SECOND ? 1 : 0;
            if (limit < least || limit > MOST) {
                throw new IllegalArgumentException(name.text() + ": must be " + least + " to " + MOST);
            }
        });
    }

    public OptionalLong limit(QuotaName name) {
        var limit = limits.get(name);
        return limit == null ? OptionalLong.empty() : OptionalLong.of(limit);
    }

    public boolean isEmpty() {
        return limits.isEmpty();
    }

    /** The same but for one; empty lifts it. */
    public Quotas with(QuotaName name, OptionalLong limit) {
        var changed = new EnumMap<QuotaName, Long>(QuotaName.class);
        changed.putAll(limits);
        if (limit.isPresent()) {
            changed.put(name, limit.getAsLong());
        } else {
            changed.remove(name);
        }
        return new Quotas(changed);
    }
}
