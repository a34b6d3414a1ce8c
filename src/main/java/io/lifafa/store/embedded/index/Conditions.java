package io.lifafa.store.embedded.index;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The conditions of a query that must all hold, by field: those at its top and those within {@code $and}. */
final class Conditions {

    private final Map<String, FieldCondition> byField = new HashMap<>();

    private Conditions() {}

    static Conditions of(Document query) {
        Conditions conditions = new Conditions();
        conditions.addAll(query);
        return conditions;
    }

    Optional<FieldCondition> on(String field) {
        return Optional.ofNullable(byField.get(field));
    }

    private void addAll(Document query) {
        query.forEach((field, asked) -> {
            if (field.equals("$and") && asked instanceof Collection<?> parts) {
                parts.stream().filter(Document.class::isInstance).forEach(part -> addAll((Document) part));
            } else if (!field.startsWith("$")) {
                byField.merge(field, FieldCondition.of(asked), FieldCondition::and);
            }
        });
    }
}
