package io.lifafa.store.embedded.index;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import io.lifafa.store.embedded.key.KeyKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a query asks of one field, as far as an index can answer it; the matcher checks the rest.
 *
 * @param points the values it may equal
 * @param lower a value it must reach
 * @param upper a value it must not exceed
 * @param pointsOnly whether the points say all there is to say
 */
record FieldCondition(
        Optional<List<Object>> points, Optional<Object> lower, Optional<Object> upper, boolean pointsOnly) {

    private static final FieldCondition NONE =
            new FieldCondition(Optional.empty(), Optional.empty(), Optional.empty(), false);

    static FieldCondition of(Object asked) {
        if (asked instanceof Document operators && operators.keySet().stream().anyMatch(name -> name.startsWith("$"))) {
            return ofOperators(operators);
        }
        return indexable(asked) ? points(Collections.singletonList(asked), true) : NONE;
    }

    /** Both conditions hold: what narrows more is kept. */
    FieldCondition and(FieldCondition other) {
        if (points.isPresent() || other.points.isPresent()) {
            return new FieldCondition(
                    points.isPresent() ? points : other.points, Optional.empty(), Optional.empty(), false);
        }
        return new FieldCondition(Optional.empty(), lower.or(() -> other.lower), upper.or(() -> other.upper), false);
    }

    boolean hasRange() {
        return lower.isPresent() || upper.isPresent();
    }

    boolean asksForNull() {
        return points.stream().flatMap(List::stream).anyMatch(Objects::isNull);
    }

    /** Whether equal keys and equal values are one and the same here, so that the matcher need not look again. */
    boolean decidedByKey() {
        return pointsOnly
                && points.stream()
                        .flatMap(List::stream)
                        .allMatch(value -> value instanceof String || value instanceof ObjectId);
    }

    private static FieldCondition ofOperators(Document operators) {
        FieldCondition all = NONE;
        for (var operator : operators.entrySet()) {
            all = all.and(ofOperator(operator.getKey(), operator.getValue()));
        }
        return operators.size() == 1 && all.points.isPresent() ? points(all.points.get(), true) : all;
    }

    private static FieldCondition ofOperator(String name, Object value) {
        return switch (name) {
            case "$eq" -> indexable(value) ? points(Collections.singletonList(value), false) : NONE;
            case "$in" -> ofIn(value);
            case "$gt", "$gte" -> new FieldCondition(Optional.empty(), bound(value), Optional.empty(), false);
            case "$lt", "$lte" -> new FieldCondition(Optional.empty(), Optional.empty(), bound(value), false);
            default -> NONE;
        };
    }

    private static FieldCondition ofIn(Object value) {
        if (value instanceof Collection<?> values && values.stream().allMatch(FieldCondition::indexable)) {
            return points(new ArrayList<>(values), false);
        }
        return NONE;
    }

    private static FieldCondition points(List<Object> values, boolean only) {
        return new FieldCondition(Optional.of(values), Optional.empty(), Optional.empty(), only);
    }

    private static Optional<Object> bound(Object value) {
        return KeyKind.of(value).hasRanges() ? Optional.of(value) : Optional.empty();
    }

    /** Arrays, patterns, empty documents and nulls within documents mean more than equality to the matcher. */
    private static boolean indexable(Object value) {
        if (value instanceof Document document) {
            return !document.isEmpty()
                    && document.entrySet().stream()
                            .allMatch(entry -> !entry.getKey().startsWith("$")
                                    && entry.getValue() != null
                                    && indexable(entry.getValue()));
        }
        return !(value instanceof Collection) && !(value instanceof BsonRegularExpression);
    }
}
