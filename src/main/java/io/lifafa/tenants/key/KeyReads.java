package io.lifafa.tenants.key;

import io.lifafa.tenants.AccessRefusal;
import io.lifafa.tenants.RefusalReason;
import io.lifafa.tenants.Waiter;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Look-ups of ids that are not known, one read of the store at a time: ids that arrive meanwhile make up the next read, each of
 * them once however many requests wait for it. So the store gets no more reads than it can answer, whatever the number of random keys that
 * somebody sends; each of them brings {@value KnownKeys#BATCH} ids at most.
 *
 * <p>Thread rule: any. A request hears the end on the context it asked from.
 */
final class KeyReads {
    private final Vertx vertx;
    private final int mostWaiting;
    private final Function<Set<String>, Future<Map<String, ApiKey>>> read;
    private final Map<String, List<Waiter<Optional<ApiKey>>>> next = new LinkedHashMap<>();

    /** What is being read now; empty if nothing is. */
    private Map<String, List<Waiter<Optional<ApiKey>>>> underWay = Map.of();

    private int waiting;

    /** @param read must complete in the end, whatever the store does */
    KeyReads(Vertx vertx, int mostWaiting, Function<Set<String>, Future<Map<String, ApiKey>>> read) {
        this.vertx = vertx;
        this.mostWaiting = mostWaiting;
        this.read = read;
    }

    /** Fails with an {@link AccessRefusal} if too many wait, and with what the read failed with. */
    Future<Optional<ApiKey>> find(String id) {
        var waiter = Waiter.<Optional<ApiKey>>here(vertx);
        synchronized (this) {
            if (waiting >= mostWaiting) {
                return Future.failedFuture(AccessRefusal.of(RefusalReason.UNAVAILABLE));
            }
            waiting++;
            (underWay.containsKey(id) ? underWay : next)
                    .computeIfAbsent(id, it -> new ArrayList<>())
                    .add(waiter);
        }
        readNext();
        return waiter.future();
    }

    private void readNext() {
        var ids = begin();
        if (!ids.isEmpty()) {
            read.apply(ids).onComplete(found -> {
                end().forEach((id, waiters) -> waiters.forEach(waiter -> waiter.end(of(id, found))));
                readNext();
            });
        }
    }

    /** The ids to read, those asked for first; none while a read is under way. */
    private synchronized Set<String> begin() {
        if (!underWay.isEmpty()) {
            return Set.of();
        }
        var batch = new LinkedHashMap<String, List<Waiter<Optional<ApiKey>>>>();
        next.keySet().stream().limit(KnownKeys.BATCH).toList().forEach(id -> batch.put(id, next.remove(id)));
        underWay = batch;
        return Set.copyOf(batch.keySet());
    }

    private synchronized Map<String, List<Waiter<Optional<ApiKey>>>> end() {
        var ended = underWay;
        underWay = Map.of();
        waiting -= ended.values().stream().mapToInt(List::size).sum();
        return ended;
    }

    private static AsyncResult<Optional<ApiKey>> of(String id, AsyncResult<Map<String, ApiKey>> found) {
        return found.map(keys -> Optional.ofNullable(keys.get(id)));
    }
}
