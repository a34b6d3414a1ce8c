package io.lifafa.ingest;

import io.lifafa.sms.Chunk;
import io.lifafa.sms.identity.ContentClaim;
import io.lifafa.store.Backlog;
import io.lifafa.store.Claim;
import io.lifafa.store.Closing;
import io.lifafa.store.Duplicate;
import io.lifafa.store.IdempotencyEntry;
import io.lifafa.store.IdempotencyKeys;
import io.lifafa.store.Journal;
import io.lifafa.store.KnownSms;
import io.lifafa.store.Lease;
import io.lifafa.store.StoredTransaction;
import io.lifafa.store.Tally;
import io.vertx.core.Future;
import io.vertx.serviceproxy.ServiceException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** A journal that keeps what is appended, or fails, as the test says; nobody works on it. */
final class FakeStore implements Journal, IdempotencyKeys {
    final ConcurrentLinkedQueue<Chunk> appended = new ConcurrentLinkedQueue<>();
    final AtomicLong backlog = new AtomicLong();
    volatile int failAfter = Integer.MAX_VALUE;
    volatile Future<Void> appending = Future.succeededFuture();
    volatile Future<Void> counting = Future.succeededFuture();
    /** Keys in flight: the holder of each. */
    final Map<String, String> held = new ConcurrentHashMap<>();

    final Map<String, IdempotencyEntry> answered = new ConcurrentHashMap<>();
    volatile boolean keysAreLost;
    volatile boolean losesFinish;

    @Override
    public Future<Void> append(Chunk chunk) {
        if (appended.size() >= failAfter) {
            return Future.failedFuture(new ServiceException(503, "store unavailable: connection to the database lost"));
        }
        appended.add(chunk);
        return appending;
    }

    @Override
    public Future<Backlog> backlog() {
        return counting.map(ended -> {
            long sms = appended.stream().mapToLong(it -> it.items().size()).sum();
            long bytes = appended.stream().mapToLong(Chunk::bytes).sum();
            return new Backlog(appended.size(), backlog.get() + sms, bytes);
        });
    }

    @Override
    public Future<IdempotencyEntry> begin(String key, String holder) {
        if (answered.containsKey(key)) {
            return keys(answered.get(key));
        }
        boolean mine = holder.equals(held.computeIfAbsent(key, free -> holder));
        var state = mine ? IdempotencyEntry.State.NEW : IdempotencyEntry.State.IN_FLIGHT;
        return keys(new IdempotencyEntry(state, "batch-of-" + key, "", 0, ""));
    }

    /** The answer gets lost, or what was asked for was never done: the caller cannot tell. */
    private <T> Future<T> keys(T result) {
        return keysAreLost
                ? Future.failedFuture(new ServiceException(503, "store unavailable: connection to the database lost"))
                : Future.succeededFuture(result);
    }

    @Override
    public Future<Void> finish(String key, String holder, String fingerprint, int statusCode, String body) {
        if (losesFinish) {
            return Future.failedFuture(new ServiceException(503, "store unavailable: connection to the database lost"));
        }
        if (!keysAreLost && held.remove(key, holder)) {
            answered.put(
                    key,
                    new IdempotencyEntry(
                            IdempotencyEntry.State.ANSWERED, "batch-of-" + key, fingerprint, statusCode, body));
        }
        return keys(null);
    }

    @Override
    public Future<Void> renew(String key, String holder) {
        return keys(null);
    }

    @Override
    public Future<Void> abandon(String key, String holder) {
        if (!keysAreLost) {
            held.remove(key, holder);
        }
        return keys(null);
    }

    @Override
    public Future<List<Claim>> claim(String owner, int max) {
        return Future.succeededFuture(List.of());
    }

    @Override
    public Future<List<Claim>> claimBeside(String owner, Set<String> tenants) {
        return Future.succeededFuture(List.of());
    }

    @Override
    public Future<Void> renew(Lease lease) {
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> release(Lease lease) {
        return Future.succeededFuture();
    }

    @Override
    public Future<List<KnownSms>> known(List<String> smsIds) {
        return Future.succeededFuture(List.of());
    }

    @Override
    public Future<List<Duplicate>> claimContents(List<ContentClaim> claims) {
        return Future.succeededFuture(List.of());
    }

    @Override
    public Future<List<StoredTransaction>> transactions(List<String> smsIds) {
        return Future.succeededFuture(List.of());
    }

    @Override
    public Future<Tally> close(Closing closing) {
        return Future.succeededFuture(Tally.NONE);
    }

    @Override
    public Future<Void> outageIsOver() {
        return Future.succeededFuture();
    }
}
