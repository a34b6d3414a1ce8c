package io.lifafa.cache.token;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A text cut into pieces, left to right. Each piece has a key: the hash of a literal word or mark, or the kind and form
 * of a value. Two messages of one wording have the same keys where nothing but values differs.
 */
public final class Tokens {
    /** No SMS is longer; a longer text has no wording that could be learned. */
    static final int LONGEST_TEXT = 4_096;

    public static final long SPACE = Kind.SPACE.key(0);
    public static final long BREAK = Kind.BREAK.key(0);

    private final String text;
    private Kind[] kinds = new Kind[64];
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private long[] keys = new long[64];
    private int size;
    private final List<Integer> cuts = new ArrayList<>(0);

    Tokens(String text) {
        this.text = text;
    }

    /** The pieces of a text; none if it is longer than {@value #LONGEST_TEXT} characters. Time is linear. */
    public static Tokens of(String text) {
        var tokens = new Tokens(text);
        if (text.length() <= LONGEST_TEXT) {
            new Scanner(text, tokens).run();
            Greeting.merge(tokens);
            tokens.trim();
        }
        return tokens;
    }

    void add(Kind kind, int start, int end, long key) {
        if (size == keys.length) {
            kinds = Arrays.copyOf(kinds, size * 2);
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
            keys = Arrays.copyOf(keys, size * 2);
        }
        kinds[size] = kind;
        starts[size] = start;
        ends[size] = end;
        keys[size++] = key;
    }

    void addLiteral(Kind kind, int start, int end) {
        add(kind, start, end, literal(text, start, end));
    }

    /** The key of a literal word or mark. */
    public static long literal(String text, int start, int end) {
        return Hash.text(text, start, end) | Long.MIN_VALUE;
    }

    /** The same pieces, with the words that hold one of these places within them cut there. */
    public Tokens cut(List<Integer> places) {
        var cut = new Tokens(text);
        for (int i = 0; i < size; i++) {
            int from = starts[i];
            int to = ends[i];
            var within = kinds[i] == Kind.WORD
                    ? places.stream()
                            .filter(it -> it > from && it < to)
                            .sorted()
                            .toList()
                    : List.<Integer>of();
            if (within.isEmpty()) {
                cut.add(kinds[i], from, to, keys[i]);
                continue;
            }
            int start = from;
            for (int place : within) {
                cut.addLiteral(Kind.WORD, start, place);
                start = place;
            }
            cut.addLiteral(Kind.WORD, start, to);
            cut.cuts.addAll(within);
        }
        return cut;
    }

    /** True if a word was cut there. */
    public boolean isCut(int place) {
        return cuts.contains(place);
    }

    /** True if the place is within a word. */
    public boolean isInWord(int place) {
        for (int i = 0; i < size && starts[i] < place; i++) {
            if (kinds[i] == Kind.WORD && place < ends[i]) {
                return true;
            }
        }
        return false;
    }

    /** Makes one piece of the pieces {@code from} to {@code to} (inclusive). */
    void merge(int from, int to, Kind kind, long key) {
        kinds[from] = kind;
        ends[from] = ends[to];
        keys[from] = key;
        int behind = size - to - 1;
        System.arraycopy(kinds, to + 1, kinds, from + 1, behind);
        System.arraycopy(starts, to + 1, starts, from + 1, behind);
        System.arraycopy(ends, to + 1, ends, from + 1, behind);
        System.arraycopy(keys, to + 1, keys, from + 1, behind);
        size -= to - from;
    }

    /** White space before and behind the text does not count. */
    private void trim() {
        while (size > 0 && isBlank(size - 1)) {
            size--;
        }
        if (size > 0 && isBlank(0)) {
            int first = starts[1];
            merge(0, 1, kinds[1], keys[1]);
            starts[0] = first;
        }
    }

    public String text() {
        return text;
    }

    public int size() {
        return size;
    }

    public Kind kind(int i) {
        return kinds[i];
    }

    public int start(int i) {
        return starts[i];
    }

    public int end(int i) {
        return ends[i];
    }

    public long key(int i) {
        return keys[i];
    }

    public String string(int i) {
        return text.substring(starts[i], ends[i]);
    }

    public boolean isBlank(int i) {
        return kinds[i] == Kind.SPACE || kinds[i] == Kind.BREAK;
    }

    /** The piece that starts at this character, or -1. */
    public int startingAt(int position) {
        int i = Arrays.binarySearch(starts, 0, size, position);
        return i < 0 ? -1 : i;
    }

    /** The piece that ends at this character, or -1. */
    public int endingAt(int position) {
        int i = Arrays.binarySearch(ends, 0, size, position);
        return i < 0 ? -1 : i;
    }
}
