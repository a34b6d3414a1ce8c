package io.lifafa.store.embedded.index;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import io.lifafa.store.embedded.key.Key;
import io.lifafa.store.embedded.key.KeyEncoder;
import io.lifafa.store.embedded.key.KeyKind;
import io.lifafa.store.embedded.key.KeyRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Chooses the index for a query.
 *
 * <p>An index serves the equalities ({@code $in} too) on its leading keys, then one range, then the order of what comes
 * next. Every equality narrows more than any range, a range more than an order. What it finds is a superset of the
 * matches: the matcher has the last word. Thread rule: immutable.
 */
public final class Planner {

    /** More combinations of {@code $in} values than this are not worked out. */
    private static final int MAX_COMBINATIONS = 2_000;

    private static final int EQUALITY = 100;
    private static final int RANGE = 50;
    private static final int ORDER = 5;

    private final Conditions conditions;
    private final List<Map.Entry<String, Object>> sort;

    public Planner(Document query, Document sort) {
        this.conditions = Conditions.of(query);
        this.sort = List.copyOf(sort.entrySet());
    }

    public Optional<Plan> best(List<? extends PlannedIndex> indexes) {
        return indexes.stream().flatMap(index -> plan(index).stream()).max(Comparator.comparingInt(Plan::score));
    }

    private Optional<Plan> plan(PlannedIndex index) {
        List<IndexKey> keys = index.getKeys();
        List<Key> prefixes = List.of(new Key(new byte[0]));
        int equalities = 0;
        while (equalities < keys.size()) {
            List<Key> longer = extend(index, keys.get(equalities), prefixes);
            if (longer.isEmpty()) {
                break;
            }
            prefixes = longer;
            equalities++;
        }
        List<KeyRange> ranges =
                equalities < keys.size() && !index.multikey() ? ranges(prefixes, keys.get(equalities)) : List.of();
        boolean ranged = !ranges.isEmpty();
        Order order = prefixes.size() == 1 && !index.multikey() ? order(keys, equalities) : Order.NONE;
        if (equalities == 0 && !ranged && (order.keys == 0 || index.partial())) {
            return Optional.empty();
        }
        return Optional.of(new Plan(
                index,
                ranged ? ranges : prefixes.stream().map(KeyRange::startingWith).toList(),
                order.reverse,
                order.keys,
                index.primary() && equalities == 1,
                equalities * EQUALITY + (ranged ? RANGE : 0) + order.keys * ORDER + (index.primary() ? 1 : 0)));
    }

    /** The prefixes with the values of one more key, or none if the query does not pin it. */
    private List<Key> extend(PlannedIndex index, IndexKey key, List<Key> prefixes) {
        Optional<FieldCondition> condition =
                conditions.on(key.getKey()).filter(asked -> asked.points().isPresent());
        if (condition.isEmpty() || unsafeNull(index, key, condition.get())) {
            return List.of();
        }
        List<Object> points = condition.get().points().get();
        if (prefixes.size() > 1 && (long) prefixes.size() * points.size() > MAX_COMBINATIONS) {
            return List.of();
        }
        TreeSet<Key> longer = new TreeSet<>();
        for (Key prefix : prefixes) {
            for (Object point : points) {
                longer.add(new KeyEncoder()
                        .append(prefix.bytes())
                        .add(point, key.isAscending())
                        .toKey());
            }
        }
        return List.copyOf(longer);
    }

    private static boolean unsafeNull(PlannedIndex index, IndexKey key, FieldCondition condition) {
        return condition.asksForNull() && (index.partial() || key.getKey().contains("."));
    }

    private List<KeyRange> ranges(List<Key> prefixes, IndexKey key) {
        return conditions
                .on(key.getKey())
                .filter(FieldCondition::hasRange)
                .map(asked -> prefixes.stream()
                        .map(prefix -> range(prefix, key.isAscending(), asked))
                        .toList())
                .orElse(List.of());
    }

    /** Both ends inclusive, and open ends stop at the values of the same type: only those compare. */
    private static KeyRange range(Key prefix, boolean ascending, FieldCondition asked) {
        Object any = asked.lower().or(asked::upper).orElseThrow();
        int code = ascending ? KeyKind.of(any).code() : ~KeyKind.of(any).code() & 0xFF;
        Optional<Object> first = ascending ? asked.lower() : asked.upper();
        Optional<Object> last =
                (ascending ? asked.upper() : asked.lower()).filter(value -> KeyKind.of(value) == KeyKind.of(any));
        first = first.filter(value -> KeyKind.of(value) == KeyKind.of(any));
        Key from = first.map(value -> bound(prefix, value, ascending)).orElseGet(() -> bracket(prefix, code));
        Key to = last.map(value -> bound(prefix, value, ascending).successor())
                .orElseGet(() -> bracket(prefix, code + 1));
        return new KeyRange(from, to);
    }

    private static Key bound(Key prefix, Object value, boolean ascending) {
        return new KeyEncoder().append(prefix.bytes()).add(value, ascending).toKey();
    }

    private static Key bracket(Key prefix, int code) {
        return new KeyEncoder().append(prefix.bytes()).append(code).toKey();
    }

    /** How far the keys behind the pinned ones follow the asked order; sort keys that are pinned are constant. */
    private Order order(List<IndexKey> keys, int pinned) {
        List<String> constant =
                keys.stream().limit(pinned).map(IndexKey::getKey).toList();
        List<Boolean> directions = new ArrayList<>();
        int followed = 0;
        for (var asked : sort) {
            if (!constant.contains(asked.getKey())) {
                int at = pinned + directions.size();
                if (at == keys.size() || !keys.get(at).getKey().equals(asked.getKey()) || isOther(asked.getValue())) {
                    break;
                }
                boolean against = ascends(asked.getValue()) != keys.get(at).isAscending();
                if (directions.contains(!against)) {
                    break;
                }
                directions.add(against);
            }
            followed++;
        }
        return new Order(followed, directions.contains(true));
    }

    private static boolean isOther(Object direction) {
        return !(direction instanceof Number);
    }

    private static boolean ascends(Object direction) {
        return ((Number) direction).intValue() > 0;
    }

    private record Order(int keys, boolean reverse) {
        private static final Order NONE = new Order(0, false);
    }
}
