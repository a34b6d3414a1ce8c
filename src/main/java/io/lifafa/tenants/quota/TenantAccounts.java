package io.lifafa.tenants.quota;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * The accounts of the tenants that were busy on this node in the last {@link #IDLE}, or of which the store does not know everything.
 * So there are as many as tenants send something. Thread rule: any.
 */
final class TenantAccounts {
    static final Duration IDLE = Duration.ofMinutes(10);

    private final Map<String, TenantAccount> accounts = new ConcurrentHashMap<>();

    TenantAccount of(String tenant, Instant now) {
        var known = accounts.get(tenant);
        var account = known != null ? known : accounts.computeIfAbsent(tenant, it -> new TenantAccount(it, now));
        account.touch(now);
        return account;
    }

    List<TenantAccount> all() {
        return List.copyOf(accounts.values());
    }

    /** The accounts that were used of late and whose tenants are among these. */
    List<TenantAccount> busy(Predicate<String> tenants, Instant now) {
        return accounts.entrySet().stream()
                .filter(it -> tenants.test(it.getKey()))
                .map(Map.Entry::getValue)
                .filter(it -> it.isUsedSince(now.minus(IDLE)))
                .toList();
    }

    /** Forgets those that are idle; what they used is in the store. */
    void forgetIdle(Instant now) {
        accounts.values().removeIf(it -> it.isIdleSince(now.minus(IDLE)));
    }
}
