package io.lifafa.store.crypt;

import io.lifafa.store.database.Collections;
import io.lifafa.tenants.crypt.Binding;
import io.lifafa.tenants.crypt.DataKey;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A text in a document: what is sealed at rest, and nothing else. Whoever adds a field that holds text adds it here.
 *
 * @param holder the object that it stands in
 * @param field its name there
 * @param path where it stands in the document
 * @param binding whose it is and where it stands
 * @param updates true if it is part of an update
 */
record TextPlace(JsonObject holder, String field, String path, Binding binding, boolean updates) {
    /** What stands where a text cannot be opened, as where none is kept. */
    static final String NO_TEXT = "";

    static final String TENANT = "tenant";
    static final String ITEMS = "items";

    /** The fields with text by collection. A summary is written by a model or the rules, in the words of the SMS. */
    private static final Map<String, List<String>> PATHS = Map.of(
            Collections.PAYLOADS, List.of("body"),
            Collections.SMS, List.of("body", "extraction.summary"),
            Collections.TRANSACTIONS, List.of("metadata.original_text", "summary"),
            Collections.DEAD_LETTERS, List.of("body"));

    /** The collections that hold texts. */
    static Set<String> collections() {
        return PATHS.keySet();
    }

    /** The fields of a collection, or of the items of a payload. */
    static List<String> paths(String collection) {
        return PATHS.get(collection);
    }

    static boolean hasTexts(String collection) {
        return PATHS.containsKey(collection);
    }

    /** All that a document has. One that was read in part must have its tenant. */
    static List<TextPlace> of(String collection, JsonObject document) {
        var places = new ArrayList<TextPlace>();
        var tenant = document.getString(TENANT, "");
        if (collection.equals(Collections.PAYLOADS)) {
            var items = document.getJsonArray(ITEMS, new JsonArray());
            for (int i = 0; i < items.size(); i++) {
                var item = items.getJsonObject(i);
                add(
                        places,
                        collection,
                        new Binding(tenant, item.getString("id"), ""),
                        ITEMS + "." + i + ".",
                        item,
                        false);
            }
        } else {
            add(places, collection, new Binding(tenant, document.getString("_id"), ""), "", document, false);
        }
        return places;
    }

    /** Those that an update sets. Its condition must name the tenant, and the SMS by its id. */
    static List<TextPlace> ofUpdate(String collection, JsonObject condition, JsonObject update) {
        var places = new ArrayList<TextPlace>();
        var set = update.getJsonObject("$set", new JsonObject());
        add(
                places,
                collection,
                new Binding(condition.getString(TENANT, ""), condition.getString("_id"), ""),
                "",
                set,
                true);
        return places;
    }

    private static void add(
            List<TextPlace> places,
            String collection,
            Binding whose,
            String prefix,
            JsonObject document,
            boolean updates) {
        for (var path : PATHS.get(collection)) {
            int dot = path.indexOf('.');
            var holder = dot < 0 ? document : document.getJsonObject(path.substring(0, dot));
            var field = path.substring(dot + 1);
            if (holder != null && holder.containsKey(field)) {
                var binding = new Binding(whose.tenant(), whose.id(), collection + "." + path);
                places.add(new TextPlace(holder, field, prefix + path, binding, updates));
            }
        }
    }

    Object value() {
        return holder.getValue(field);
    }

    boolean isPlain() {
        return value() instanceof String text && !text.isEmpty();
    }

    void seal(DataKey key) {
        var sealed = key.seal((String) value(), binding);
        holder.put(field, updates ? Binary.inUpdate(sealed) : Binary.json(sealed));
    }

    void put(String text) {
        holder.put(field, text);
    }
}
