package io.lifafa.ingest;

import io.lifafa.sms.Chunk;
import io.lifafa.store.Backlog;
import io.lifafa.store.Claim;
import io.lifafa.store.Closing;
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
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** A journal that keeps what is appended, or fails, as the test says; nobody works on it. */
final class FakeStore implements Journal, IdempotencyKeys {
    final ConcurrentLinkedQueue<Chunk> appended = new ConcurrentLinkedQueue<>();
    final AtomicLong backlog = new AtomicLong();
    volatile int failAfter = Integer.MAX_VALUE;

    @Override
    public Future<Void> append(Chunk chunk) {
        if (appended.size() >= failAfter) {
            return Future.failedFuture(new ServiceException(503, "store unavailable: connection to the database lost"));
        }
        appended.add(chunk);
        return Future.succeededFuture();
    }

    @Override
    public Future<Backlog> backlog() {
        return Future.succeededFuture(new Backlog(backlog.get() + appended.size()));
    }

    @Override
    public Future<IdempotencyEntry> begin(String key) {
        return Future.succeededFuture(new IdempotencyEntry(IdempotencyEntry.State.NEW, "", 0, ""));
    }

    @Override
    public Future<Void> finish(String key, String fingerprint, int statusCode, String body) {
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> abandon(String key) {
        return Future.succeededFuture();
    }

    @Override
    public Future<List<Claim>> claim(String owner, int max) {
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
