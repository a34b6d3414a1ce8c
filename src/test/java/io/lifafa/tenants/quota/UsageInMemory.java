package io.lifafa.tenants.quota;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A store of use for tests: can be away, and can add a batch and then say that it failed. */
final class UsageInMemory implements UsageStore {
    private final Map<String, UsageCounts> totals = new HashMap<>();
    private final Map<String, String> marks = new HashMap<>();
    private volatile boolean away;
    private volatile boolean silentAfterAdding;
    private int batches;

    void away(boolean now) {
        away = now;
    }

    void silentAfterAdding(boolean now) {
        silentAfterAdding = now;
    }

    synchronized UsageCounts total(String id) {
        return totals.getOrDefault(id, UsageCounts.NOTHING);
    }

    synchronized int batches() {
        return batches;
    }

    @Override
    public synchronized Future<Void> add(UsageBatch batch) {
        if (away) {
            return Future.failedFuture("away");
        }
        batches++;
        for (var delta : batch.deltas()) {
            if (!batch.mark().equals(marks.put(delta.id() + "#" + batch.slot(), batch.mark()))) {
                totals.merge(delta.id(), delta.counts(), UsageCounts::plus);
            }
        }
        return silentAfterAdding ? Future.failedFuture("no reply") : Future.succeededFuture();
    }

    @Override
    public synchronized Future<Map<String, UsageCounts>> read(Set<String> ids) {
        if (away) {
            return Future.failedFuture("away");
        }
        var found = new HashMap<>(totals);
        found.keySet().retainAll(ids);
        return Future.succeededFuture(found);
    }
}
