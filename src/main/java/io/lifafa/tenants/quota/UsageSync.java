package io.lifafa.tenants.quota;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Twice a second adds what this node counted to the store, and reads what all nodes added for the busy tenants that have quotas. One
 * sync at a time: two bulk writes at most for each {@value UsageStore#MOST} windows that changed, and one read for as many. Where a
 * sync takes over 25 ms they follow each other at {@value #SPARING} times as long, at most 5 s.
 *
 * <p>While the store is away the node goes on counting and what it counted is added later, to the window in which it was used. A batch
 * whose end nobody knows is sent again as it was, and the store adds none twice. What a process has not sent when it dies is lost: half a
 * second's use. Thread rule: any.
 */
public final class UsageSync {
    static final Duration EVERY = Duration.ofMillis(500);

    /** A sync and its pause take this many times as long as the sync, so that many busy tenants cost no more than a twentieth of the time. */
    private static final int SPARING = 20;

    private static final Duration LAST_WORDS = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(UsageSync.class);

    /** A batch on its way, with the windows that wait for it. */
    private record Sent(UsageBatch batch, List<Entry> entries) {}

    private record Entry(TenantAccount account, UsageWindow window) {}

    private final Vertx vertx;
    private final TenantQuotas quotas;
    private final UsageStore store;
    private final String process;
    private final IntSupplier nodes;
    private final Clock clock;
    private final int slot;
    private final Deque<Sent> unsent = new ConcurrentLinkedDeque<>();
    private final AtomicLong number = new AtomicLong();
    private volatile Future<Void> running = Future.succeededFuture();
    private volatile long timer = -1;

    /** When the next sync may begin, of the machine's nano source. */
    private volatile long notBefore = System.nanoTime();

    private volatile boolean troubled;

    /**
     * @param process an id that no other process has
     * @param nodes how many nodes take requests, this one included
     */
    public UsageSync(
            Vertx vertx, TenantQuotas quotas, UsageStore store, String process, IntSupplier nodes, Clock clock) {
        this.vertx = vertx;
        this.quotas = quotas;
        this.store = store;
        this.process = process;
        this.slot = Math.floorMod(process.hashCode(), UsageBatch.SLOTS);
        this.nodes = nodes;
        this.clock = clock;
    }

    public void start() {
        timer = vertx.setPeriodic(EVERY.toMillis(), tick -> syncIfDue());
    }

    private void syncIfDue() {
        long began = System.nanoTime();
        if (running.isComplete() && began - notBefore >= 0) {
            sync().onComplete(synced -> {
                long end = System.nanoTime();
                notBefore = Math.min(began + LONGEST.toNanos(), began + SPARING * (end - began));
            });
        }
    }

    /** Sends what was counted, if the store takes it within 2 s. Always succeeds. */
    public Future<Void> stop() {
        vertx.cancelTimer(timer);
        return running.transform(ended -> sync())
                .timeout(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)
                .transform(sent -> Future.succeededFuture());
    }

    /** Sends and reads once; succeeds whatever comes of it. The one that is under way, if there is one. */
    public synchronized Future<Void> sync() {
        if (!running.isComplete()) {
            return running;
        }
        quotas.sharedBy(nodes.getAsInt());
        running = sendAll().compose(sent -> read()).transform(end -> {
            report(end.cause());
            quotas.accounts().forgetIdle(clock.instant());
            return Future.succeededFuture();
        });
        return running;
    }

    private Future<Void> sendAll() {
        if (unsent.isEmpty()) {
            collect();
        }
        return send();
    }

    /** Sends one batch after another; one that failed stays the first. */
    private Future<Void> send() {
        var next = unsent.peek();
        return next == null
                ? Future.succeededFuture()
                : timed(() -> store.add(next.batch())).compose(added -> {
                    next.entries().forEach(it -> it.account().arrived(it.window()));
                    unsent.remove();
                    return send();
                });
    }

    private void collect() {
        var now = clock.instant();
        var entries = new ArrayList<Entry>();
        for (var account : quotas.accounts().all()) {
            account.unsent(now).forEach(window -> entries.add(new Entry(account, window)));
        }
        for (int from = 0; from < entries.size(); from += UsageStore.MOST) {
            var some = List.copyOf(entries.subList(from, Math.min(entries.size(), from + UsageStore.MOST)));
            var deltas = some.stream().map(it -> it.account().send(it.window())).toList();
            unsent.add(new Sent(new UsageBatch(slot, process + "/" + number.incrementAndGet(), deltas), some));
        }
    }

    private Future<Void> read() {
        var now = clock.instant();
        var accounts = quotas.accounts().busy(tenant -> !quotas.quotas(tenant).isEmpty(), now);
        return read(accounts, 0, now);
    }

    private Future<Void> read(List<TenantAccount> accounts, int from, Instant now) {
        if (from >= accounts.size()) {
            return Future.succeededFuture();
        }
        int to = Math.min(accounts.size(), from + UsageStore.MOST / UsagePeriod.values().length);
        var some = accounts.subList(from, to);
        var ids = new HashSet<String>();
        some.forEach(it -> ids.addAll(it.ids(now)));
        return timed(() -> store.read(ids)).compose(totals -> {
            some.forEach(it -> it.read(totals));
            return read(accounts, to, now);
        });
    }

    /**
     * What all nodes have used in the windows that are open: the store's word and what this node has not sent yet.
     *
     * @return fails as the store does
     */
    public Future<Map<UsagePeriod, UsageCounts>> usage(String tenant) {
        return sync().compose(synced -> {
            var now = clock.instant();
            var account = quotas.accounts().of(tenant, now);
            return timed(() -> store.read(new HashSet<>(account.ids(now)))).map(totals -> {
                var used = new EnumMap<UsagePeriod, UsageCounts>(UsagePeriod.class);
                for (var period : UsagePeriod.values()) {
                    var id = UsageDelta.id(tenant, period.key(now));
                    used.put(
                            period, totals.getOrDefault(id, UsageCounts.NOTHING).plus(account.unsent(period, now)));
                }
                return used;
            });
        });
    }

    private static <T> Future<T> timed(Supplier<Future<T>> call) {
        return Future.succeededFuture().compose(go -> call.get()).timeout(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void report(Throwable failure) {
        boolean before = troubled;
        troubled = failure != null;
        if (troubled && !before) {
            LOG.warn(
                    "tenants' use is counted by this node alone until the store answers: {}",
                    failure.getClass().getSimpleName());
        } else if (before && !troubled) {
            LOG.info("tenants' use is added up in the store again");
        }
    }
}
