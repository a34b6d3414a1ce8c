package io.lifafa.tenants.quota;

import io.vertx.core.Future;
import java.util.Map;
import java.util.Set;

/** Where the use of all nodes is added up: a small document per tenant and window. Thread rule: any. */
public interface UsageStore {
    /** So many documents are read or written at a time at most. */
    int MOST = 500;

    /** Adds a batch to its windows. Repeating a batch that has failed, or seems to, is safe; no other may come in between. */
    Future<Void> add(UsageBatch batch);

    /** What was added to these windows, by {@link UsageDelta#id}; one to which nothing was added is left out. */
    Future<Map<String, UsageCounts>> read(Set<String> ids);
}
