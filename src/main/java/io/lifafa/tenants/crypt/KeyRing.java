package io.lifafa.tenants.crypt;

import io.lifafa.tenants.RecentlyUsed;
import io.lifafa.tenants.Waiter;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * The tenants' keys as a node uses them: each is read and unwrapped once and kept in memory. A tenant's first key is made when its
 * first text is encrypted. A version that is not known here is looked for; changes of known ones are followed within seconds
 * ({@link ChangeWatch}).
 *
 * <p>Futures fail with what the store fails with, and with {@link MissingMasterKeyException}. Thread rule: any; Futures complete on the
 * caller's context.
 */
public final class KeyRing {
    /** So many tenants' keys are kept, those used last. */
    private static final int MOST = 10_000;

    private static final int MOST_TRIES = 5;

    private final Vertx vertx;
    private final TenantKeyStore store;
    private final MasterKeys masters;
    private final Clock clock;
    private final ChangeWatch watch;
    private final RecentlyUsed<String, TenantKeys> known = new RecentlyUsed<>(MOST);
    private final Map<String, Future<TenantKeys>> reads = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    public KeyRing(Vertx vertx, TenantKeyStore store, MasterKeys masters) {
        this(vertx, store, masters, Clock.systemUTC(), System::nanoTime);
    }

    KeyRing(Vertx vertx, TenantKeyStore store, MasterKeys masters, Clock clock, LongSupplier nanoTime) {
        this.vertx = vertx;
        this.store = store;
        this.masters = masters;
        this.clock = clock;
        this.watch = new ChangeWatch(vertx, store, nanoTime, this::forget);
    }

    private void forget() {
        changes.incrementAndGet();
        known.clear();
    }

    /** The key for new texts of a tenant; made if there is none. */
    public Future<DataKey> newest(String tenant) {
        return watch.current().compose(current -> keys(tenant)).compose(keys -> newest(tenant, keys, MOST_TRIES));
    }

    private Future<DataKey> newest(String tenant, TenantKeys keys, int tries) {
        if (keys.newest().isPresent()) {
            return Future.succeededFuture(keys.newest().get());
        }
        if (tries == 0) {
            return Future.failedFuture(new IllegalStateException("no key could be made for tenant " + tenant));
        }
        return make(tenant, keys.last() + 1)
                .compose(made -> read(tenant))
                .compose(read -> newest(tenant, read, tries - 1));
    }

    /** Another node may be faster: then its key stands. */
    private Future<Boolean> make(String tenant, int version) {
        return TenantKeyChanges.master(store, masters)
                .compose(master -> store.add(master.generate(tenant, version, clock.instant())));
    }

    /**
     * The versions of a tenant's key that can be used, at least those of {@code wanted} that can. What is missing was dropped, was
     * damaged or never existed; a store that is away is a failure instead.
     */
    public Future<Map<Integer, DataKey>> find(String tenant, Set<Integer> wanted) {
        return watch.current()
                .compose(current -> keys(tenant))
                // A read that is under way may have begun before the version was made; the one after it has not.
                .compose(keys -> isKnown(keys, wanted) ? Future.succeededFuture(keys) : read(tenant))
                .compose(keys -> isKnown(keys, wanted) ? Future.succeededFuture(keys) : read(tenant))
                .map(TenantKeys::open);
    }

    private static boolean isKnown(TenantKeys keys, Set<Integer> versions) {
        return versions.stream()
                .allMatch(it -> keys.open().containsKey(it) || keys.gone().contains(it));
    }

    private Future<TenantKeys> keys(String tenant) {
        return known.get(tenant).map(Future::succeededFuture).orElseGet(() -> read(tenant));
    }

    private Future<TenantKeys> read(String tenant) {
        var done = Promise.<TenantKeys>promise();
        var waiter = Waiter.<TenantKeys>here(vertx);
        var underWay = reads.putIfAbsent(tenant, done.future());
        if (underWay == null) {
            long before = changes.get();
            store.of(tenant).map(stored -> TenantKeys.of(stored, masters)).onComplete(read -> {
                if (read.succeeded() && changes.get() == before) {
                    known.put(tenant, read.result());
                }
                reads.remove(tenant);
                done.handle(read);
            });
        }
        (underWay == null ? done.future() : underWay).onComplete(waiter::end);
        return waiter.future();
    }
}
