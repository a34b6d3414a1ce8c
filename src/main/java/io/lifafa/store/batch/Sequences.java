package io.lifafa.store.batch;

import io.vertx.core.json.JsonArray;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** A set of numbers as the ranges it has: as small as it has gaps. */
public record Sequences(List<Range> ranges) {
    static final Sequences NONE = new Sequences(List.of());

    /** Both ends included. */
    public record Range(int from, int to) {}

    public Sequences {
        ranges = List.copyOf(ranges);
    }

    boolean contains(int number) {
        int low = 0;
        int high = ranges.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            var range = ranges.get(middle);
            if (number < range.from()) {
                high = middle - 1;
            } else if (number > range.to()) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }

    Sequences plus(Collection<Integer> numbers) {
        var all = new ArrayList<>(ranges);
        new TreeSet<>(numbers).forEach(it -> all.add(new Range(it, it)));
        all.sort((a, b) -> Integer.compare(a.from(), b.from()));
        var joined = new ArrayList<Range>();
        for (var range : all) {
            var last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && range.from() <= last.to() + 1) {
                joined.set(joined.size() - 1, new Range(last.from(), Math.max(last.to(), range.to())));
            } else {
                joined.add(range);
            }
        }
        return new Sequences(joined);
    }

    JsonArray toJson() {
        return new JsonArray(ranges.stream()
                .map(it -> new JsonArray().add(it.from()).add(it.to()))
                .toList());
    }

    static Sequences read(JsonArray json) {
        return new Sequences(json.stream()
                .map(JsonArray.class::cast)
                .map(it -> new Range(it.getInteger(0), it.getInteger(1)))
                .toList());
    }
}
