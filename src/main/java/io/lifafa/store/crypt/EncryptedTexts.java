package io.lifafa.store.crypt;

import io.lifafa.store.database.Bytes;
import io.lifafa.store.database.StoredForm;
import io.lifafa.store.failure.StoreFailures;
import io.lifafa.tenants.crypt.Ciphertext;
import io.lifafa.tenants.crypt.DataKey;
import io.lifafa.tenants.crypt.KeyRing;
import io.lifafa.tenants.crypt.MissingMasterKeyException;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Encrypts texts before they are written and opens them when they are read; what was stored without encrypting is read as it is. A text that
 * cannot be opened reads as none: empty, as one that was not kept.
 *
 * <p>Thread rule: any.
 */
public final class EncryptedTexts implements StoredForm {
    private static final Logger LOG = LoggerFactory.getLogger(EncryptedTexts.class);

    private static final int MOST_AT_ONCE = 8;

    private final KeyRing ring;
    private final WorkerExecutor pool;
    private final LongAdder unreadable = new LongAdder();

    /** Has a pool of its own, {@code lifafa-texts}, with a thread per core; it ends with Vert.x. */
    public EncryptedTexts(Vertx vertx, KeyRing ring) {
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
        if (TextField.of(collection).isEmpty()) {
            return Future.succeededFuture();
        }
        var plain = new ArrayList<TextPlace>();
        documents.forEach(it -> TextPlace.each(collection, it, place -> addPlain(plain, place)));
        return encrypt(plain);
    }

    @Override
    public Future<Void> beforeBulk(String collection, List<BulkOperation> operations) {
        if (TextField.of(collection).isEmpty()) {
            return Future.succeededFuture();
        }
        var plain = new ArrayList<TextPlace>();
        for (var operation : operations) {
            switch (operation.getType()) {
                case INSERT, REPLACE ->
                    TextPlace.each(collection, operation.getDocument(), place -> addPlain(plain, place));
                case UPDATE ->
                    TextPlace.eachOfUpdate(
                            collection,
                            operation.getFilter(),
                            operation.getDocument(),
                            place -> addPlain(plain, place));
                case DELETE -> {}
            }
        }
        return encrypt(plain);
    }

    /** What is encrypted already, or none, is left as it is. */
    private static void addPlain(List<TextPlace> plain, TextPlace place) {
        if (place.isPlain()) {
            plain.add(place);
        }
    }

    private Future<Void> encrypt(List<TextPlace> plain) {
        var tenants = new HashSet<String>();
        for (var place : plain) {
            if (place.tenant().isEmpty() || place.id().isEmpty()) {
                return Future.failedFuture(
                        new IllegalStateException("a text without tenant or id cannot be encrypted: " + place.path()));
            }
            tenants.add(place.tenant());
        }
        return keys(tenants).compose(keys -> each(plain, it -> it.encrypt(keys.get(it.tenant()))));
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
        if (TextField.of(collection).isEmpty()) {
            return Future.succeededFuture(documents);
        }
        var encrypted = new ArrayList<TextPlace>();
        for (var document : documents) {
            TextPlace.each(collection, document, place -> {
                if (place.value() instanceof Bytes) {
                    encrypted.add(place);
                }
            });
        }
        return encrypted.isEmpty()
                ? Future.succeededFuture(documents)
                : open(encrypted).map(documents);
    }

    private Future<Void> open(List<TextPlace> places) {
        var versions = new HashMap<String, Set<Integer>>();
        for (var place : places) {
            Ciphertext.version(((Bytes) place.value()).value())
                    .ifPresent(version -> versions.computeIfAbsent(place.tenant(), it -> new HashSet<>())
                            .add(version));
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
        var bytes = ((Bytes) place.value()).value();
        var version = Ciphertext.version(bytes);
        var key =
                Optional.ofNullable(keys.getOrDefault(place.tenant(), Map.of()).get(version.orElse(0)));
        var text = key.flatMap(it -> it.open(bytes, place.binding()));
        if (text.isEmpty()) {
            unreadable.increment();
            if (key.isPresent() || version.isEmpty()) {
                LOG.error(
                        "the text of SMS {} in {} is not what was encrypted: it reads as not kept",
                        place.id(),
                        place.field().place());
            }
        }
        place.open(text);
    }

    private static <T> Future<T> explained(Future<T> keys) {
        return keys.recover(failure -> Future.failedFuture(
                failure instanceof MissingMasterKeyException missing
                        ? new ServiceException(StoreFailures.UNAVAILABLE, missing.getMessage())
                        : failure));
    }
}
