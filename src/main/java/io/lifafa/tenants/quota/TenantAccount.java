package io.lifafa.tenants.quota;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What one tenant uses, in the windows that are open and in those that have just ended. Thread rule: any; each call takes a lock. */
final class TenantAccount {
    private final String tenant;
    private final Map<UsagePeriod, UsageWindow> open = new EnumMap<>(UsagePeriod.class);

    /** Ended, with something that the store does not know yet. */
    private final List<UsageWindow> ended = new ArrayList<>();

    private final RequestBucket requests = new RequestBucket();
    private volatile Instant lastUse;

    TenantAccount(String tenant, Instant now) {
        this.tenant = tenant;
        this.lastUse = now;
        for (var period : UsagePeriod.values()) {
            open.put(period, new UsageWindow(tenant, period, now));
        }
    }

    /** The requests per second of this node. */
    RequestBucket requests() {
        return requests;
    }

    /** It is used, be it only to refuse something. */
    void touch(Instant now) {
        lastUse = now;
    }

    synchronized void add(UsageCounts more, Instant now) {
        turn(now);
        open.values().forEach(it -> it.add(more));
    }

    /** Adds SMS if so many are left of the day's. */
    synchronized boolean takeSms(long count, long limit, Instant now) {
        turn(now);
        if (open.get(UsagePeriod.DAY).used().sms() + count > limit) {
            return false;
        }
        add(new UsageCounts(0, count, 0, 0, 0), now);
        return true;
    }

    synchronized UsageCounts used(UsagePeriod period, Instant now) {
        turn(now);
        return open.get(period).used();
    }

    /** What the store may not know yet. */
    synchronized UsageCounts unsent(UsagePeriod period, Instant now) {
        turn(now);
        return open.get(period).unsent();
    }

    private void turn(Instant now) {
        for (var period : UsagePeriod.values()) {
            var window = open.get(period);
            if (window.isOver(now)) {
                if (!window.isSettled()) {
                    ended.add(window);
                }
                open.put(period, new UsageWindow(tenant, period, now));
            }
        }
    }

    /** The windows in which something is to be sent. */
    synchronized List<UsageWindow> unsent(Instant now) {
        turn(now);
        var all = new ArrayList<>(ended);
        all.addAll(open.values());
        all.removeIf(it -> !it.hasUnsent());
        return all;
    }

    synchronized UsageDelta send(UsageWindow window) {
        return window.send();
    }

    synchronized void arrived(UsageWindow window) {
        window.arrived();
        ended.removeIf(UsageWindow::isSettled);
    }

    /** The ids of the open windows. */
    synchronized List<String> ids(Instant now) {
        turn(now);
        return open.values().stream().map(UsageWindow::id).toList();
    }

    /** What the store says of them; what is not there counts as nothing. */
    synchronized void read(Map<String, UsageCounts> totals) {
        open.values().forEach(it -> it.read(totals.getOrDefault(it.id(), UsageCounts.NOTHING)));
    }

    /** Whether it was not used since then and has nothing that the store does not know. */
    synchronized boolean isIdleSince(Instant moment) {
        return lastUse.isBefore(moment)
                && ended.isEmpty()
                && open.values().stream().allMatch(UsageWindow::isSettled);
    }

    boolean isUsedSince(Instant moment) {
        return !lastUse.isBefore(moment);
    }
}
