package io.lifafa.store.mongo;

import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.lifafa.store.document.TenantDocuments;
import io.lifafa.tenants.RecentlyUsed;
import io.lifafa.tenants.quota.UsageBatch;
import io.lifafa.tenants.quota.UsageCounts;
import io.lifafa.tenants.quota.UsageDelta;
import io.lifafa.tenants.quota.UsageStore;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.BulkOperation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tenants' use in MongoDB. A batch is one bulk of increments, each of which takes place only while its slot's mark is not the batch's. Windows
 * that are new to this object are inserted first, in one more bulk.
 */
public final class MongoUsageStore implements UsageStore {
    /** So many windows are known to have a document. */
    private static final int MOST_KNOWN = 20_000;

    private final Database database;
    private final RecentlyUsed<String, Boolean> there = new RecentlyUsed<>(MOST_KNOWN);

    public MongoUsageStore(Database database) {
        this.database = database;
    }

    @Override
    public Future<Void> add(UsageBatch batch) {
        return insertNew(batch.deltas())
                .compose(inserted -> database.bulk(
                        Collections.TENANT_USAGE,
                        batch.deltas().stream().map(it -> increment(batch, it)).toList()));
    }

    private Future<Void> insertNew(List<UsageDelta> deltas) {
        var fresh = deltas.stream().filter(it -> there.get(it.id()).isEmpty()).toList();
        return database.insertMissing(
                        Collections.TENANT_USAGE,
                        fresh.stream().map(TenantDocuments::emptyWindow).toList())
                .onSuccess(inserted -> fresh.forEach(it -> there.put(it.id(), true)))
                .mapEmpty();
    }

    private static BulkOperation increment(UsageBatch batch, UsageDelta delta) {
        var mark = TenantDocuments.MARKS + "." + batch.slot();
        return BulkOperation.createUpdate(
                Database.id(delta.id()).put(mark, new JsonObject().put("$ne", batch.mark())),
                new JsonObject()
                        .put("$inc", TenantDocuments.increments(delta.counts()))
                        .put("$set", new JsonObject().put(mark, batch.mark())));
    }

    @Override
    public Future<Map<String, UsageCounts>> read(Set<String> ids) {
        return Database.guarded(
                database.byIds(Collections.TENANT_USAGE, ids, null).map(found -> {
                    var counts = new HashMap<String, UsageCounts>();
                    found.forEach(it -> counts.put(it.getString("_id"), TenantDocuments.counts(it)));
                    return counts;
                }));
    }
}
