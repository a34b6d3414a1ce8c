package io.lifafa.pipeline;

import io.lifafa.sms.Chunk;
import io.lifafa.sms.identity.ContentClaim;
import io.lifafa.store.Backlog;
import io.lifafa.store.Claim;
import io.lifafa.store.Closing;
import io.lifafa.store.Duplicate;
import io.lifafa.store.Journal;
import io.lifafa.store.KnownSms;
import io.lifafa.store.Lease;
import io.lifafa.store.StoredTransaction;
import io.lifafa.store.Tally;
import io.lifafa.store.failure.StoreFailures;
import io.vertx.core.Future;
import io.vertx.serviceproxy.ServiceException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A journal in memory that does what it is told. */
final class FakeJournal implements Journal {
    final List<Closing> closings = Collections.synchronizedList(new ArrayList<>());
    final List<Lease> renewals = Collections.synchronizedList(new ArrayList<>());
    final List<Lease> releases = Collections.synchronizedList(new ArrayList<>());
    final AtomicInteger claims = new AtomicInteger();
    final AtomicInteger besides = new AtomicInteger();
    final AtomicInteger outagesOver = new AtomicInteger();
    final Map<String, KnownSms> known = new HashMap<>();
    final Map<String, StoredTransaction> transactions = new HashMap<>();
    private final Deque<Claim> due = new ArrayDeque<>();
    volatile int outages;
    volatile boolean losesLeases;

    /** As a node of a former version. */
    volatile boolean knowsNoBeside;

    volatile Future<Void> claimsWaitFor = Future.succeededFuture();

    void add(Chunk chunk, long epoch) {
        synchronized (due) {
            due.add(new Claim(new Lease(chunk.id(), "w", epoch), chunk));
        }
    }

    @Override
    public Future<Void> append(Chunk chunk) {
        add(chunk, 1);
        return Future.succeededFuture();
    }

    @Override
    public Future<List<Claim>> claim(String owner, int max) {
        claims.incrementAndGet();
        if (outages > 0) {
            outages--;
            return Future.failedFuture(new ServiceException(StoreFailures.UNAVAILABLE, "store unavailable"));
        }
        return claimsWaitFor.map(go -> {
            synchronized (due) {
                return due.isEmpty() ? List.of() : List.of(due.remove());
            }
        });
    }

    @Override
    public Future<List<Claim>> claimBeside(String owner, Set<String> tenants) {
        besides.incrementAndGet();
        if (knowsNoBeside) {
            return Future.failedFuture(new ServiceException(StoreFailures.UNAVAILABLE, "does not know"));
        }
        synchronized (due) {
            var found = due.stream()
                    .filter(it -> !tenants.contains(it.chunk().tenant()))
                    .findFirst();
            found.ifPresent(due::remove);
            return Future.succeededFuture(found.stream().toList());
        }
    }

    @Override
    public Future<Void> renew(Lease lease) {
        renewals.add(lease);
        return losesLeases ? lost() : Future.succeededFuture();
    }

    private static <T> Future<T> lost() {
        return Future.failedFuture(new ServiceException(StoreFailures.LEASE_LOST, "not its newest lease"));
    }

    @Override
    public Future<Void> release(Lease lease) {
        releases.add(lease);
        return Future.succeededFuture();
    }

    @Override
    public Future<List<KnownSms>> known(List<String> smsIds) {
        return Future.succeededFuture(
                smsIds.stream().filter(known::containsKey).map(known::get).toList());
    }

    @Override
    public Future<List<Duplicate>> claimContents(List<ContentClaim> asked) {
        return Future.succeededFuture(List.of());
    }

    @Override
    public Future<List<StoredTransaction>> transactions(List<String> smsIds) {
        return Future.succeededFuture(smsIds.stream()
                .filter(transactions::containsKey)
                .map(transactions::get)
                .toList());
    }

    @Override
    public Future<Tally> close(Closing closing) {
        if (losesLeases) {
            losesLeases = false;
            return lost();
        }
        closings.add(closing);
        return Future.succeededFuture(closing.known().total());
    }

    @Override
    public Future<Void> outageIsOver() {
        outagesOver.incrementAndGet();
        return Future.succeededFuture();
    }

    @Override
    public Future<Backlog> backlog() {
        synchronized (due) {
            return Future.succeededFuture(new Backlog(due.size(), due.size(), 0));
        }
    }
}
