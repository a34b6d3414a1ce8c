package io.lifafa.store.embedded.data;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The types of what a command is told. mongo-java-server takes an argument of a wrong type for none, so that a filter that
 * is no document matches everything, or fails in the middle; MongoDB refuses the command, and so does this.
 */
final class Arguments {

    private static final int TYPE_MISMATCH = 14;
    private static final int MISSING_FIELD = 40414;

    /** What a field holds. */
    private enum Kind {
        DOCUMENT("object"),
        DOCUMENTS("array of objects"),
        LIST("array"),
        NUMBER("number"),
        TEXT("string"),
        CHANGE("object or array");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        boolean fits(Object value) {
            return switch (this) {
                case DOCUMENT -> value instanceof Document;
                case DOCUMENTS ->
                    value instanceof Collection<?> all && all.stream().allMatch(Document.class::isInstance);
                case LIST -> value instanceof Collection<?>;
                case NUMBER -> value instanceof Number;
                case TEXT -> value instanceof String;
                case CHANGE -> value instanceof Document || value instanceof Collection<?>;
            };
        }
    }

    private record Field(String name, Kind kind, boolean required) {}

    private static final Map<String, List<Field>> OF = Map.ofEntries(
            Map.entry(
                    "find",
                    List.of(
                            must("find", Kind.TEXT),
                            may("filter", Kind.DOCUMENT),
                            may("sort", Kind.DOCUMENT),
                            may("projection", Kind.DOCUMENT),
                            may("skip", Kind.NUMBER),
                            may("limit", Kind.NUMBER),
                            may("batchSize", Kind.NUMBER))),
            Map.entry("insert", List.of(must("insert", Kind.TEXT), must("documents", Kind.DOCUMENTS))),
            Map.entry("update", List.of(must("update", Kind.TEXT), must("updates", Kind.DOCUMENTS))),
            Map.entry("delete", List.of(must("delete", Kind.TEXT), must("deletes", Kind.DOCUMENTS))),
            Map.entry(
                    "findandmodify",
                    List.of(
                            may("query", Kind.DOCUMENT),
                            may("sort", Kind.DOCUMENT),
                            may("fields", Kind.DOCUMENT),
                            may("update", Kind.CHANGE))),
            Map.entry("count", List.of(must("count", Kind.TEXT), may("query", Kind.DOCUMENT))),
            Map.entry(
                    "distinct",
                    List.of(must("distinct", Kind.TEXT), must("key", Kind.TEXT), may("query", Kind.DOCUMENT))),
            Map.entry("aggregate", List.of(must("pipeline", Kind.DOCUMENTS))),
            Map.entry("createindexes", List.of(must("createIndexes", Kind.TEXT), must("indexes", Kind.DOCUMENTS))),
            Map.entry("getmore", List.of(must("getMore", Kind.NUMBER), must("collection", Kind.TEXT))),
            Map.entry("killcursors", List.of(must("killCursors", Kind.TEXT), must("cursors", Kind.LIST))),
            Map.entry("explain", List.of(must("explain", Kind.DOCUMENT))));

    private static final List<Field> UPDATE = List.of(must("q", Kind.DOCUMENT), must("u", Kind.CHANGE));
    private static final List<Field> DELETE = List.of(must("q", Kind.DOCUMENT), must("limit", Kind.NUMBER));
    private static final List<Field> INDEX = List.of(must("key", Kind.DOCUMENT), must("name", Kind.TEXT));

    private Arguments() {}

    /** @throws MongoServerError code 14 or 40414, as MongoDB's, that names the field */
    static void check(String command, Document query) {
        String name = command.toLowerCase(Locale.ROOT);
        check(command, OF.getOrDefault(name, List.of()), query);
        each(command, "updates", UPDATE, query);
        each(command, "deletes", DELETE, query);
        each(command, "indexes", INDEX, query);
    }

    private static void each(String command, String list, List<Field> fields, Document query) {
        if (command.equalsIgnoreCase(list.equals("indexes") ? "createIndexes" : list.substring(0, list.length() - 1))
                && query.get(list) instanceof Collection<?> all) {
            all.forEach(one -> check(command + "." + list, fields, (Document) one));
        }
    }

    private static void check(String where, List<Field> fields, Document in) {
        for (Field field : fields) {
            Object value = in.get(named(field, in));
            if (value == null && field.required) {
                throw new MongoServerError(
                        MISSING_FIELD,
                        "Location40414",
                        "BSON field '" + where + "." + field.name + "' is missing but a required field");
            }
            if (value != null && !field.kind.fits(value)) {
                throw new MongoServerError(
                        TYPE_MISMATCH,
                        "TypeMismatch",
                        "BSON field '" + where + "." + field.name + "' is of the wrong type, expected "
                                + field.kind.text);
            }
        }
    }

    /** A command's own name may be written in any case. */
    private static String named(Field field, Document in) {
        String first = in.isEmpty() ? "" : in.keySet().iterator().next();
        return field.name.equalsIgnoreCase(first) ? first : field.name;
    }

    private static Field must(String name, Kind kind) {
        return new Field(name, kind, true);
    }

    private static Field may(String name, Kind kind) {
        return new Field(name, kind, false);
    }
}
