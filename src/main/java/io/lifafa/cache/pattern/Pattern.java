package io.lifafa.cache.pattern;

import io.lifafa.cache.caution.TellingWords;
import io.lifafa.cache.token.Hash;
import io.lifafa.cache.token.Kind;
import io.lifafa.cache.token.KnownWords;
import io.lifafa.cache.token.NameForm;
import io.lifafa.cache.token.TemplateWords;
import io.lifafa.cache.token.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A wording as a sequence of elements: literals, typed slots, names. Immutable. */
public final class Pattern {
    static final long NAME = Kind.NAME.key(0);
    private static final int SEAM_BITS = 6;
    private static final int SEAM = 0x3f;

    static final long LETTERS = Kind.LETTERS.key(0);

    /** No text is worth more tries than this; one that would need more is not matched. */
    private static final int MOST_STEPS = 500;

    private static final int MOST_FITS = 4;

    private final long[] elements;
    private final int prefix;
    private final int suffix;
    private final int literals;
    private final boolean directed;
    private final boolean seams;

    public Pattern(long[] elements) {
        this.elements = elements.clone();
        int first = 0;
        while (first < elements.length && !isFlexible(first)) {
            first++;
        }
        int last = elements.length;
        while (last > first && !isFlexible(last - 1)) {
            last--;
        }
        prefix = first;
        suffix = elements.length - last;
        int count = 0;
        for (long element : elements) {
            count += Kind.isLiteral(element) ? 1 : 0;
        }
        literals = count;
        seams = Arrays.stream(elements).anyMatch(it -> before(it) > 0 || after(it) > 0);
        directed = Arrays.stream(elements)
                .filter(Kind::isLiteral)
                .mapToObj(KnownWords::of)
                .flatMap(Optional::stream)
                .map(it -> it.toLowerCase(Locale.ROOT))
                .anyMatch(it -> TemplateWords.DEBIT.contains(it) || TemplateWords.CREDIT.contains(it));
    }

    /** A name, and how many letters of the words before and behind it touch it; 0 if none does. */
    static long name(int before, int after) {
        return Kind.NAME.key(before << SEAM_BITS | after);
    }

    public static boolean isName(long element) {
        return !Kind.isLiteral(element) && Kind.of(element) == Kind.NAME;
    }

    static int before(long element) {
        return isName(element) ? (int) element >> SEAM_BITS & SEAM : 0;
    }

    static int after(long element) {
        return isName(element) ? (int) element & SEAM : 0;
    }

    public static boolean isFree(long element) {
        return element == LETTERS || isName(element);
    }

    /** True if what stands there is found by search only: free text, and a word that touches a name. */
    private boolean isFlexible(int i) {
        return isFree(elements[i])
                || i > 0 && after(elements[i - 1]) > 0
                || i + 1 < elements.length && before(elements[i + 1]) > 0;
    }

    /** True for a run of letters that can be part of a reference: no word that tells what the movement was. */
    static boolean isLetters(Tokens tokens, int piece) {
        return tokens.kind(piece) == Kind.WORD
                && !TemplateWords.isStatus(tokens.string(piece))
                && !TellingWords.tells(tokens.string(piece));
    }

    public int size() {
        return elements.length;
    }

    public long element(int i) {
        return elements[i];
    }

    public long[] elements() {
        return elements.clone();
    }

    /** How many elements there are before the first one that is not the same in every message. */
    public int prefix() {
        return prefix;
    }

    public long prefixHash() {
        return Hash.all(elements, 0, prefix);
    }

    public int literals() {
        return literals;
    }

    /** True for a number or a code. */
    public boolean isLoose(int i) {
        return !Kind.isLiteral(elements[i]) && LooseValues.isLoose(Kind.of(elements[i]));
    }

    /** True if one of its words says which way money went. */
    public boolean isDirected() {
        return directed;
    }

    public boolean isFixed() {
        return prefix == elements.length;
    }

    /** One way in which a text can be this wording: its pieces, the first one of every element, and the end. */
    public record Way(Tokens tokens, int[] starts) {}

    /** Every way in which the text can be this wording. */
    public List<Way> fits(Tokens tokens) {
        if (!seams) {
            return fit(tokens);
        }
        return Seams.ways(tokens, this).stream()
                .flatMap(it -> fit(it).stream())
                .limit(MOST_FITS)
                .toList();
    }

    private List<Way> fit(Tokens tokens) {
        int size = tokens.size();
        if (isFixed() ? size != elements.length : size < elements.length) {
            return List.of();
        }
        for (int i = 1; i <= suffix; i++) {
            if (tokens.key(size - i) != elements[elements.length - i]) {
                return List.of();
            }
        }
        for (int i = 0; i < prefix; i++) {
            if (tokens.key(i) != elements[i]) {
                return List.of();
            }
        }
        return new Search(tokens).run();
    }

    private final class Search {
        private final Tokens tokens;
        private final int limit;
        private final int[] starts = new int[elements.length + 1];
        private final List<Way> found = new ArrayList<>(1);
        private int steps;

        Search(Tokens tokens) {
            this.tokens = tokens;
            limit = tokens.size() - suffix;
            for (int i = 0; i <= suffix; i++) {
                starts[elements.length - i] = tokens.size() - i;
            }
            for (int i = 0; i < prefix; i++) {
                starts[i] = i;
            }
        }

        List<Way> run() {
            go(prefix, prefix);
            return steps > MOST_STEPS ? List.of() : found;
        }

        private void go(int element, int piece) {
            if (++steps > MOST_STEPS || found.size() >= MOST_FITS) {
                return;
            }
            if (element == elements.length - suffix) {
                if (piece == limit) {
                    found.add(new Way(tokens, starts.clone()));
                }
                return;
            }
            if (piece >= limit) {
                return;
            }
            starts[element] = piece;
            if (isName(elements[element])) {
                names(element, piece);
            } else if (elements[element] == tokens.key(piece)
                    || elements[element] == LETTERS && isLetters(tokens, piece)) {
                go(element + 1, piece + 1);
                starts[element] = piece;
            }
        }

        /** Tries every end that a name from here can have. */
        private void names(int element, int piece) {
            boolean last = element + 1 == elements.length - suffix;
            int longest = Math.min(limit, piece + NameForm.MOST_PIECES);
            boolean word = false;
            if (last && longest < limit || tokens.isBlank(piece)) {
                return;
            }
            for (int end = piece + 1; end <= longest && NameForm.isPart(tokens.kind(end - 1)); end++) {
                word |= tokens.kind(end - 1) == Kind.WORD;
                boolean goesOn = last ? end == limit : end < limit && starts(element + 1, end);
                if (goesOn && word && !tokens.isBlank(end - 1)) {
                    go(element + 1, end);
                    starts[element] = piece;
                }
            }
        }

        private boolean starts(int element, int piece) {
            return elements[element] == tokens.key(piece) || isFree(elements[element]);
        }
    }
}
