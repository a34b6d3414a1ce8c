package io.lifafa.cache.caution;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which values the examples of a wording had where no field is read. A number that was the same in all examples is as good
 * as a word: response code 00 is not 51. A place is open, and takes any value, once so many different ones stood there that
 * it is no code: two of an id or a sum of money, more of a short number.
 *
 * <p>Holds hashes of 24 bits, and of an open place none. Immutable.
 *
 * @param closed by place, the hashes of the values seen
 * @param open places that take any value
 * @param foreign how many messages with a new value there meant something else, and taught nothing
 */
public record SeenValues(Map<Integer, Set<Integer>> closed, Set<Integer> open, int foreign) {
    public static final SeenValues NONE = new SeenValues(Map.of(), Set.of(), 0);

    /** So many different ones make an id or a sum. */
    private static final int FEW = 2;

    /** So many make a number of four digits or more that was new each time. */
    private static final int SOME = 3;

    /** So many make a shorter one that was new each time, or one that came again: codes come again. */
    private static final int MANY = 6;

    private static final int VERY_MANY = 16;

    /** A number or code of so few characters may be one that says what became of a payment. */
    private static final int LONGEST_CODE = 6;

    private static final int SHORT = 3;

    /**
     * A value where no field is read.
     *
     * @param hash of its text
     * @param length in characters
     * @param divided true of a number with grouping or decimals
     */
    public record Value(int hash, int length, boolean divided) {
        public Value {
            hash &= 0xffffff;
        }

        boolean mayBeCode() {
            return length <= LONGEST_CODE && !divided;
        }

        private int enough(boolean repeated) {
            if (!mayBeCode()) {
                return FEW;
            }
            return repeated ? VERY_MANY : length > SHORT ? SOME : MANY;
        }
    }

    public SeenValues {
        var copy = new HashMap<Integer, Set<Integer>>();
        closed.forEach((place, values) -> copy.put(place, Set.copyOf(values)));
        closed = Collections.unmodifiableMap(copy);
        open = Set.copyOf(open);
    }

    /** True if the value may stand there. */
    public boolean takes(int place, Value value) {
        return open.contains(place) || closed.getOrDefault(place, Set.of()).contains(value.hash());
    }

    /** True if one of the values is new and may be a code. */
    public boolean isNewCode(Map<Integer, Value> values) {
        return values.entrySet().stream()
                .anyMatch(it -> it.getValue().mayBeCode() && !takes(it.getKey(), it.getValue()));
    }

    /**
     * The same after one more example that agreed.
     *
     * @param values by place
     * @param repeated true if messages with nothing but known values came in between
     */
    public SeenValues and(Map<Integer, Value> values, boolean repeated) {
        var all = new HashMap<>(closed);
        var opened = new HashSet<>(open);
        values.forEach((place, value) -> {
            if (opened.contains(place)) {
                return;
            }
            var seen = new HashSet<>(all.getOrDefault(place, Set.of()));
            seen.add(value.hash());
            if (seen.size() >= value.enough(repeated)) {
                all.remove(place);
                opened.add(place);
            } else {
                all.put(place, seen);
            }
        });
        return new SeenValues(all, opened, foreign);
    }

    /** The same after one more message that meant something else and had a new value. */
    public SeenValues andForeign() {
        return new SeenValues(closed, open, foreign + 1);
    }

    /** What is left once it is doubted what the values meant. */
    public SeenValues openOnly() {
        return new SeenValues(Map.of(), open, 0);
    }
}
