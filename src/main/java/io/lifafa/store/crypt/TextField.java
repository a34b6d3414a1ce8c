package io.lifafa.store.crypt;

import io.lifafa.sms.Source;
import io.lifafa.store.database.Collections;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A field that holds text: what is encrypted at rest, and nothing else. Whoever adds a field with text adds it here.
 *
 * @param collection where it is
 * @param parent the object in the document, or in the item of a payload, that has it; empty: the document itself
 * @param name its name there
 * @param path the two together
 * @param place collection and path, to which a text is bound
 * @param inWordsOfRules true if the rules write it too, from values that stand beside it in clear: theirs need not be encrypted
 */
record TextField(String collection, String parent, String name, String path, String place, boolean inWordsOfRules) {
    private static final Map<String, List<TextField>> ALL = Map.of(
            Collections.PAYLOADS, List.of(of(Collections.PAYLOADS, "", "body", false)),
            Collections.SMS,
                    List.of(of(Collections.SMS, "", "body", false), of(Collections.SMS, "extraction", "summary", true)),
            Collections.TRANSACTIONS,
                    List.of(
                            of(Collections.TRANSACTIONS, "metadata", "original_text", false),
                            of(Collections.TRANSACTIONS, "", "summary", true)),
            Collections.DEAD_LETTERS, List.of(of(Collections.DEAD_LETTERS, "", "body", false)));

    private static TextField of(String collection, String parent, String name, boolean inWordsOfRules) {
        var path = parent.isEmpty() ? name : parent + "." + name;
        return new TextField(collection, parent, name, path, collection + "." + path, inWordsOfRules);
    }

    /** The collections that hold texts. */
    static Set<String> collections() {
        return ALL.keySet();
    }

    /** The fields of a collection, or of the items of a payload; none if it holds no texts. */
    static List<TextField> of(String collection) {
        return ALL.getOrDefault(collection, List.of());
    }

    /** The fields that have to be read for what {@link #isClear} asks. */
    String source() {
        return parent.isEmpty() ? "provenance.source" : parent + ".provenance.source";
    }

    /** True if what stands there need not be encrypted. */
    boolean isClear(JsonObject holder) {
        return inWordsOfRules
                && holder.getValue("provenance") instanceof JsonObject provenance
                && Source.RULES.wireName().equals(provenance.getString("source"));
    }
}
