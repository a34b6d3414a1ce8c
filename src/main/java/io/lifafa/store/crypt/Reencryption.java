package io.lifafa.store.crypt;

import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.lifafa.tenants.crypt.Ciphertext;
import io.lifafa.tenants.crypt.DataKey;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.BulkOperation;
import io.vertx.ext.mongo.FindOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Encrypts a tenant's stored texts anew, under its newest key: those that were stored in clear and those under older versions. Beside
 * nodes that work: page by page, each text on the condition that it is still what was read. It can be broken off and begun again at
 * any time; what is done already is passed over. What cannot be opened stays as it is.
 *
 * <p>Futures fail with what the store fails with. Thread rule: any.
 */
public final class Reencryption {
    private static final int PAGE = 500;

    private final TextEncryption encryption;
    private final LongConsumer progress;

    /** @param progress told after each page how many texts were encrypted so far */
    public Reencryption(TextEncryption encryption, LongConsumer progress) {
        this.encryption = encryption;
        this.progress = progress;
    }

    /** The Future gives how many texts were encrypted anew. */
    public Future<Long> of(String tenant) {
        var count = Future.succeededFuture(0L);
        for (var collection : TextField.collections()) {
            count = count.compose(before -> pages(collection, tenant, "", before));
        }
        return count;
    }

    private Future<Long> pages(String collection, String tenant, String after, long count) {
        var query = new JsonObject().put(TextPlace.TENANT, tenant).put("_id", new JsonObject().put("$gt", after));
        var options = new FindOptions()
                .setSort(new JsonObject().put("_id", 1))
                .setFields(fields(collection))
                .setLimit(collection.equals(Collections.PAYLOADS) ? 1 : PAGE);
        return encryption.plain().find(collection, query, options).compose(page -> {
            if (page.isEmpty()) {
                return Future.succeededFuture(count);
            }
            var last = page.get(page.size() - 1).getString("_id");
            return reencrypt(collection, tenant, page).compose(more -> {
                progress.accept(count + more);
                return pages(collection, tenant, last, count + more);
            });
        });
    }

    private static JsonObject fields(String collection) {
        var fields = new JsonObject().put(TextPlace.TENANT, 1);
        if (collection.equals(Collections.PAYLOADS)) {
            return fields.put(TextPlace.ITEMS, 1);
        }
        TextField.of(collection).forEach(it -> fields.put(it.path(), 1).put(it.source(), 1));
        return fields;
    }

    private Future<Long> reencrypt(String collection, String tenant, List<JsonObject> page) {
        return encryption.texts().newest(tenant).compose(key -> {
            var old = page.stream()
                    .filter(document ->
                            TextPlace.of(collection, document).stream().anyMatch(it -> isOld(it, key.version())))
                    .toList();
            var opened = old.stream().map(JsonObject::copy).toList();
            return encryption.texts().afterRead(collection, opened).compose(texts -> {
                var updates = new ArrayList<BulkOperation>();
                for (int i = 0; i < old.size(); i++) {
                    updates.addAll(updates(collection, old.get(i), texts.get(i), key));
                }
                return encryption.plain().bulk(collection, updates).map((long) updates.size());
            });
        });
    }

    private static boolean isOld(TextPlace place, int newest) {
        return place.isPlain()
                || Binary.of(place.value())
                        .filter(it -> Ciphertext.version(it).orElse(newest) != newest)
                        .isPresent();
    }

    /** One for each text: two of one document need not change together. */
    private static List<BulkOperation> updates(String collection, JsonObject old, JsonObject opened, DataKey key) {
        var texts = new HashMap<String, TextPlace>();
        TextPlace.each(collection, opened, it -> texts.put(it.path(), it));
        var updates = new ArrayList<BulkOperation>();
        for (var place : TextPlace.of(collection, old)) {
            var text = Optional.ofNullable(texts.get(place.path())).filter(TextPlace::isPlain);
            if (isOld(place, key.version()) && text.isPresent()) {
                var encrypted = Binary.inUpdate(key.encrypt((String) text.get().value(), place.binding()));
                updates.add(BulkOperation.createUpdate(
                        Database.id(old.getString("_id")).put(place.path(), same(place.value())),
                        new JsonObject().put("$set", new JsonObject().put(place.path(), encrypted))));
            }
        }
        return updates;
    }

    private static Object same(Object value) {
        return Binary.of(value).<Object>map(Binary::inUpdate).orElse(value);
    }
}
