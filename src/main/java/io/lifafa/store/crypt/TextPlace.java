package io.lifafa.store.crypt;

import io.lifafa.store.database.Bytes;
import io.lifafa.store.database.Collections;
import io.lifafa.tenants.crypt.DataKey;
import io.lifafa.tenants.crypt.TextBinding;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A text in a document.
 *
 * @param field which one
 * @param holder the object that it stands in
 * @param item the number of its item in a payload; -1 elsewhere
 * @param tenant whose it is
 * @param id of the SMS
 * @param updates true if it is part of an update
 */
record TextPlace(TextField field, JsonObject holder, int item, String tenant, String id, boolean updates) {
    private static final String NO_TEXT = "";

    static final String TENANT = "tenant";
    static final String ITEMS = "items";

    /** All that a document has. One that was read in part must have its tenant. */
    static List<TextPlace> of(String collection, JsonObject document) {
        var places = new ArrayList<TextPlace>();
        each(collection, document, places::add);
        return places;
    }

    /** The same. */
    static void each(String collection, JsonObject document, Consumer<TextPlace> places) {
        var tenant = document.getString(TENANT, "");
        if (!collection.equals(Collections.PAYLOADS)) {
            each(collection, document, -1, tenant, document.getString("_id"), false, places);
            return;
        }
        var items = document.getJsonArray(ITEMS, new JsonArray());
        for (int i = 0; i < items.size(); i++) {
            var item = items.getJsonObject(i);
            each(collection, item, i, tenant, item.getString("id"), false, places);
        }
    }

    /** Those that an update sets. Its condition must name the tenant, and the SMS by its id. */
    static void eachOfUpdate(String collection, JsonObject condition, JsonObject update, Consumer<TextPlace> places) {
        var set = update.getJsonObject("$set");
        if (set != null) {
            var id = condition.getValue("_id") instanceof String one ? one : "";
            each(collection, set, -1, condition.getString(TENANT, ""), id, true, places);
        }
    }

    private static void each(
            String collection,
            JsonObject document,
            int item,
            String tenant,
            String id,
            boolean updates,
            Consumer<TextPlace> places) {
        for (var field : TextField.of(collection)) {
            var holder = field.parent().isEmpty() ? document : document.getJsonObject(field.parent());
            if (holder != null && holder.containsKey(field.name())) {
                places.accept(new TextPlace(field, holder, item, tenant, id, updates));
            }
        }
    }

    Object value() {
        return holder.getValue(field.name());
    }

    /** True if a text stands there that is to be encrypted. */
    boolean isPlain() {
        return value() instanceof String text && !text.isEmpty() && !field.isClear(holder);
    }

    /** Where it stands in the document. */
    String path() {
        return item < 0 ? field.path() : ITEMS + "." + item + "." + field.path();
    }

    TextBinding binding() {
        return new TextBinding(tenant, id, field.place());
    }

    void encrypt(DataKey key) {
        var encrypted = key.encrypt((String) value(), binding());
        put(updates ? Binary.inUpdate(encrypted) : new Bytes(encrypted));
    }

    /** A text that cannot be opened reads as one that was not kept. */
    void open(Optional<String> text) {
        if (text.isPresent() || !field.inWordsOfRules()) {
            put(text.orElse(NO_TEXT));
        } else {
            holder.remove(field.name());
        }
    }

    private void put(Object value) {
        holder.put(field.name(), value);
    }
}
