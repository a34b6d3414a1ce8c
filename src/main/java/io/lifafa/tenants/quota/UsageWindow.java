package io.lifafa.tenants.quota;

import java.time.Instant;

/**
 * One window of one tenant as a node sees it: what the store says, what is on its way there, and what is still to be sent. Thread rule:
 * its owner's lock.
 */
final class UsageWindow {
    private final String tenant;
    private final UsagePeriod period;
    private final String key;
    private final Instant end;
    private UsageCounts stored = UsageCounts.NOTHING;
    private UsageCounts sent = UsageCounts.NOTHING;
    private UsageCounts fresh = UsageCounts.NOTHING;

    UsageWindow(String tenant, UsagePeriod period, Instant now) {
        this.tenant = tenant;
        this.period = period;
        this.key = period.key(now);
        this.end = period.end(now);
    }

    boolean isOver(Instant now) {
        return !now.isBefore(end);
    }

    String id() {
        return UsageDelta.id(tenant, key);
    }

    void add(UsageCounts more) {
        fresh = fresh.plus(more);
    }

    UsageCounts used() {
        return stored.plus(unsent());
    }

    UsageCounts unsent() {
        return sent.plus(fresh);
    }

    boolean hasUnsent() {
        return !fresh.isNothing();
    }

    boolean isSettled() {
        return fresh.isNothing() && sent.isNothing();
    }

    /** Takes what is to be sent. What was sent before must have arrived. */
    UsageDelta send() {
        sent = fresh;
        fresh = UsageCounts.NOTHING;
        return new UsageDelta(tenant, key, end.plus(period.kept()), sent);
    }

    /** What was sent has been added. */
    void arrived() {
        stored = stored.plus(sent);
        sent = UsageCounts.NOTHING;
    }

    /** What the store says, with all that has arrived. */
    void read(UsageCounts total) {
        stored = total;
    }
}
