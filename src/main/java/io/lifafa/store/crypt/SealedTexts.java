package io.lifafa.store.crypt;

import io.lifafa.store.database.StoredForm;
import io.lifafa.store.failure.StoreFailures;
import io.lifafa.tenants.crypt.DataKey;
import io.lifafa.tenants.crypt.KeyRing;
import io.lifafa.tenants.crypt.MissingMasterKeyException;
import io.lifafa.tenants.crypt.SealedText;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.BulkOperation;
import io.vertx.serviceproxy.ServiceException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals texts before they are written and opens them when they are read; what was stored without sealing is read as it is. A text that
 * cannot be opened reads as none: empty, as one that was not kept.
 *
 * <p>Thread rule: any.
 */
public final class SealedTexts implements StoredForm {
    private static final Logger LOG = LoggerFactory.getLogger(SealedTexts.class);

    private static final int MOST_AT_ONCE = 8;

    private final KeyRing ring;
    private final WorkerExecutor pool;
    private final LongAdder unreadable = new LongAdder();

    /** Has a pool of its own, {@code lifafa-texts}, with a thread per core; it ends with Vert.x. */
    public SealedTexts(Vertx vertx, KeyRing ring) {
        this.ring = ring;
        this.pool = vertx.createSharedWorkerExecutor(
                "lifafa-texts", Runtime.getRuntime().availableProcessors());
    }

    /** How many texts could not be opened so far. */
    public long unreadable() {
        return unreadable.sum();
    }

    /** The key for new texts of a tenant. */
    Future<DataKey> newest(String tenant) {
        return explained(ring.newest(tenant));
    }

    @Override
    public Future<Void> beforeWrite(String collection, List<JsonObject> documents) {
        return TextPlace.hasTexts(collection)
                ? seal(places(documents, it -> TextPlace.of(collection, it)))
                : Future.succeededFuture();
    }

    @Override
    public Future<Void> beforeBulk(String collection, List<BulkOperation> operations) {
        return TextPlace.hasTexts(collection)
                ? seal(places(operations, it -> places(collection, it)))
                : Future.succeededFuture();
    }

    private static List<TextPlace> places(String collection, BulkOperation operation) {
        return switch (operation.getType()) {
            case INSERT, REPLACE -> TextPlace.of(collection, operation.getDocument());
            case UPDATE -> TextPlace.ofUpdate(collection, operation.getFilter(), operation.getDocument());
            case DELETE -> List.of();
        };
    }

    private static <T> List<TextPlace> places(List<T> all, Function<T, List<TextPlace>> of) {
        var places = new ArrayList<TextPlace>();
        all.forEach(it -> places.addAll(of.apply(it)));
        return places;
    }

    /** What is sealed already, or none, is left as it is. */
    private Future<Void> seal(List<TextPlace> places) {
        var plain = places.stream().filter(TextPlace::isPlain).toList();
        return keys(tenants(plain))
                .compose(keys -> each(plain, it -> it.seal(keys.get(it.binding().tenant()))));
    }

    private static Set<String> tenants(List<TextPlace> places) {
        var tenants = new HashSet<String>();
        for (var place : places) {
            if (place.binding().tenant().isEmpty() || place.binding().id() == null) {
                throw new IllegalStateException("a text without tenant or id cannot be sealed: " + place.path());
            }
            tenants.add(place.binding().tenant());
        }
        return tenants;
    }

    private Future<Map<String, DataKey>> keys(Set<String> tenants) {
        var keys = new HashMap<String, DataKey>();
        var all = Future.succeededFuture(keys);
        for (var tenant : tenants) {
            all = all.compose(before -> newest(tenant).map(key -> {
                keys.put(tenant, key);
                return keys;
            }));
        }
        return all.map(it -> it);
    }

    @Override
    public Future<List<JsonObject>> afterRead(String collection, List<JsonObject> documents) {
        return TextPlace.hasTexts(collection)
                ? open(places(documents, it -> TextPlace.of(collection, it))).map(documents)
                : Future.succeededFuture(documents);
    }

    private Future<Void> open(List<TextPlace> places) {
        var versions = new HashMap<String, Set<Integer>>();
        for (var place : places) {
            Binary.of(place.value())
                    .ifPresent(bytes -> SealedText.version(bytes).ifPresent(version -> versions.computeIfAbsent(
                                    place.binding().tenant(), it -> new HashSet<>())
                            .add(version)));
        }
        var keys = new HashMap<String, Map<Integer, DataKey>>();
        var all = Future.<Void>succeededFuture();
        for (var tenant : versions.entrySet()) {
            all = all.compose(before -> explained(ring.find(tenant.getKey(), tenant.getValue()))
                    .map(found -> {
                        keys.put(tenant.getKey(), found);
                        return null;
                    }));
        }
        return all.compose(known -> each(places, place -> open(place, keys)));
    }

    /** A few at once, where the caller is; a chunk's on the pool: in a fresh JVM they take long. */
    private Future<Void> each(List<TextPlace> places, Consumer<TextPlace> step) {
        if (places.size() > MOST_AT_ONCE) {
            return pool.executeBlocking(
                    () -> {
                        places.forEach(step);
                        return null;
                    },
                    false);
        }
        places.forEach(step);
        return Future.succeededFuture();
    }

    private void open(TextPlace place, Map<String, Map<Integer, DataKey>> keys) {
        Binary.of(place.value()).ifPresent(bytes -> {
            var binding = place.binding();
            var version = SealedText.version(bytes);
            var key = keys.getOrDefault(binding.tenant(), Map.of()).get(version.orElse(0));
            var text = key == null ? Optional.<String>empty() : key.open(bytes, binding);
            if (text.isEmpty()) {
                unreadable.increment();
                if (key != null || version.isEmpty()) {
                    LOG.error(
                            "the text of SMS {} in {} is not what was sealed: it reads as not kept",
                            binding.id(),
                            binding.field());
                }
            }
            place.put(text.orElse(TextPlace.NO_TEXT));
        });
    }

    private static <T> Future<T> explained(Future<T> keys) {
        return keys.recover(failure -> Future.failedFuture(
                failure instanceof MissingMasterKeyException missing
                        ? new ServiceException(StoreFailures.UNAVAILABLE, missing.getMessage())
                        : failure));
    }
}
