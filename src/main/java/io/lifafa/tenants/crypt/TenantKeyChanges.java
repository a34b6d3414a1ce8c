package io.lifafa.tenants.crypt;

import io.lifafa.tenants.crypt.TenantKeyStore.MasterMark;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Changes the keys of a store beside nodes that use them. Each can be repeated after a crash.
 *
 * <p>Futures fail with what the store fails with, with {@link MissingMasterKeyException}, and with an {@code IllegalStateException} that
 * says what to do. Thread rule: any.
 */
public final class TenantKeyChanges {
    /** After so long no node uses anything but what the store says. */
    public static final Duration NOTICED = ChangeWatch.TRUSTED.plusSeconds(1);

    private final TenantKeyStore store;
    private final MasterKeys masters;
    private final Clock clock;
    private final Supplier<Future<Void>> noticed;

    /** @param noticed ends when {@link #NOTICED} has passed */
    public TenantKeyChanges(TenantKeyStore store, MasterKeys masters, Clock clock, Supplier<Future<Void>> noticed) {
        this.store = store;
        this.masters = masters;
        this.clock = clock;
        this.noticed = noticed;
    }

    /** The master key that the store is marked with: new keys are wrapped by it, so that all nodes can open them. */
    static Future<MasterKey> master(TenantKeyStore store, MasterKeys masters) {
        return store.begin(MasterMark.of(masters.first())).map(mark -> masters.find(mark.id())
                .orElseThrow(() -> new MissingMasterKeyException(mark.id(), masters)));
    }

    /** Makes a new version of a tenant's key; ends when all nodes encrypt with it. The Future gives its number. */
    public Future<Integer> rotate(String tenant) {
        return store.of(tenant)
                .compose(stored -> {
                    int next =
                            stored.stream().mapToInt(WrappedKey::version).max().orElse(0) + 1;
                    return master(store, masters)
                            .compose(master -> store.add(master.generate(tenant, next, clock.instant())))
                            .compose(added -> added ? store.changed().map(next) : rotate(tenant));
                })
                .compose(version -> noticed.get().map(version));
    }

    /**
     * Drops all versions of a tenant's key: first nothing more is encrypted with them, then they are gone. The Future gives how many.
     */
    public Future<Integer> drop(String tenant) {
        return store.of(tenant).compose(stored -> {
            var there = stored.stream().filter(it -> it.wrapped().isPresent()).toList();
            return each(there, it -> store.replace(retired(it, it.wrapped())))
                    .compose(retired -> store.changed())
                    .compose(told -> noticed.get())
                    .compose(noticed -> each(there, it -> store.replace(retired(it, Optional.empty()))))
                    .compose(dropped -> store.changed())
                    .map(there.size());
        });
    }

    private static WrappedKey retired(WrappedKey key, Optional<byte[]> wrapped) {
        return new WrappedKey(key.tenant(), key.version(), key.master(), wrapped, true, key.created());
    }

    /** Wraps all keys with the first master key. Those that are wrapped so already are left as they are. The Future gives how many were not. */
    public Future<Integer> rewrap() {
        var first = masters.first();
        return store.replaceMaster(MasterMark.of(first))
                .compose(marked -> noticed.get())
                .compose(noticed -> store.tenants())
                .compose(tenants -> sum(tenants, tenant -> rewrap(tenant, first)))
                .compose(count -> store.changed().map(count));
    }

    private Future<Integer> rewrap(String tenant, MasterKey first) {
        return store.of(tenant).compose(stored -> {
            var others = stored.stream()
                    .filter(it -> it.wrapped().isPresent() && !it.master().equals(first.id()))
                    .toList();
            return each(others, it -> store.replace(rewrapped(it, first))).map(others.size());
        });
    }

    private WrappedKey rewrapped(WrappedKey key, MasterKey first) {
        var old = masters.find(key.master()).orElseThrow(() -> new MissingMasterKeyException(key.master(), masters));
        return first.rewrap(key, old)
                .orElseThrow(() -> new IllegalStateException("version " + key.version() + " of the key of tenant "
                        + key.tenant() + " is damaged: restore tenant_keys from a backup, or drop the tenant's key"));
    }

    private static <T> Future<Void> each(List<T> all, Function<T, Future<Void>> step) {
        return sum(all, it -> step.apply(it).map(0)).mapEmpty();
    }

    private static <T> Future<Integer> sum(List<T> all, Function<T, Future<Integer>> step) {
        var sum = Future.succeededFuture(0);
        for (var it : all) {
            sum = sum.compose(before -> step.apply(it).map(more -> before + more));
        }
        return sum;
    }
}
