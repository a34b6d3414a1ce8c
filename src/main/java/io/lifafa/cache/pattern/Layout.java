package io.lifafa.cache.pattern;

import io.lifafa.cache.token.Kind;
import io.lifafa.cache.token.NameForm;
import io.lifafa.cache.token.Place;
import io.lifafa.cache.token.Tokens;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Field;
import io.lifafa.sms.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The wording that one answered message shows: its text with the answer's counterparty cut out wherever it stands, and
 * the words of its reference as letters.
 */
public final class Layout {
    private static final int MOST_PLACES = 8;

    private final Tokens tokens;
    private final List<int[]> names = new ArrayList<>();
    private final List<int[]> references = new ArrayList<>();
    private final List<Integer> starts = new ArrayList<>();
    private final Pattern pattern;

    private Layout(Tokens tokens, Extraction answer) {
        this.tokens = tokens;
        answer.counterparty()
                .ifPresent(it -> pieces(
                        it, Optional.ofNullable(answer.provenance().spans().get(Field.COUNTERPARTY)), names));
        answer.referenceId()
                .ifPresent(it -> pieces(
                        it, Optional.ofNullable(answer.provenance().spans().get(Field.REFERENCE)), references));
        references.removeIf(it -> names.stream().anyMatch(name -> overlap(it, name)) || !hasDigits(it));
        pattern = new Pattern(elements());
    }

    public static Layout of(Tokens tokens, Extraction answer) {
        return new Layout(tokens, answer);
    }

    public Pattern pattern() {
        return pattern;
    }

    /** The first piece of each element. */
    public int start(int element) {
        return element == starts.size() ? tokens.size() : starts.get(element);
    }

    /** The places of the counterparty. */
    public List<Place> names() {
        return names.stream().map(this::place).toList();
    }

    /** True if the counterparty's words tell what the movement was: they are the wording's own, in all of its messages. */
    public boolean isNameLiteral() {
        return !names.isEmpty() && names.stream().allMatch(it -> NameForm.tells(tokens, it[0], it[1]));
    }

    /** The words that touch a name. */
    public List<String> seams() {
        return names.stream()
                .flatMapToInt(it -> IntStream.of(
                        tokens.isCut(tokens.start(it[0])) ? it[0] - 1 : -1,
                        tokens.isCut(tokens.end(it[1] - 1)) ? it[1] : -1))
                .filter(it -> it >= 0)
                .mapToObj(tokens::string)
                .toList();
    }

    /** The places of the reference. */
    public List<Place> references() {
        return references.stream().map(this::place).toList();
    }

    /** What the names look like, if there is a slot for them. */
    public NameForm nameForm() {
        return names.stream()
                .filter(this::isFree)
                .map(it -> NameForm.of(tokens, it[0], it[1]))
                .findFirst()
                .orElse(NameForm.NONE);
    }

    private Place place(int[] range) {
        return new Place(elementAt(range[0]), elementAt(range[1] - 1), false);
    }

    private int elementAt(int piece) {
        int element = 0;
        while (element + 1 < starts.size() && starts.get(element + 1) <= piece) {
            element++;
        }
        return element;
    }

    private static boolean overlap(int[] a, int[] b) {
        return a[0] < b[1] && b[0] < a[1];
    }

    private boolean hasDigits(int[] range) {
        for (int i = range[0]; i < range[1]; i++) {
            if (tokens.kind(i).isValue()) {
                return true;
            }
        }
        return false;
    }

    /** The runs of whole pieces that read like {@code value}; none if the one that was meant is no such run. */
    private void pieces(String value, Optional<Span> meant, List<int[]> into) {
        var text = tokens.text();
        var written = meant.filter(it -> it.end() <= text.length())
                .map(it -> it.of(text).strip())
                .orElse(value);
        if (written.isEmpty()) {
            return;
        }
        int at = text.indexOf(written);
        while (at >= 0 && into.size() < MOST_PLACES) {
            int first = tokens.startingAt(at);
            int last = tokens.endingAt(at + written.length());
            if (first >= 0 && last >= first && isUsable(first, last + 1)) {
                into.add(new int[] {first, last + 1});
            }
            at = text.indexOf(written, at + written.length());
        }
        int place = meant.map(it -> text.indexOf(written, it.start())).orElse(-1);
        if (place >= 0 && into.stream().noneMatch(it -> tokens.start(it[0]) == place)) {
            into.clear();
        }
    }

    private boolean isUsable(int from, int to) {
        if (to - from > NameForm.MOST_PIECES) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (tokens.kind(i) == Kind.GREETING || tokens.kind(i) == Kind.BREAK) {
                return false;
            }
        }
        return true;
    }

    /** True if a counterparty there is free text: not a single value, and no words that tell what the movement was. */
    private boolean isFree(int[] range) {
        return NameForm.isName(tokens, range[0], range[1]) && !NameForm.tells(tokens, range[0], range[1]);
    }

    /** A name, and how far into the words beside it their runs of letters go. */
    private long name(int[] range) {
        int before = tokens.isCut(tokens.start(range[0])) ? length(range[0] - 1) : 0;
        int after = tokens.isCut(tokens.end(range[1] - 1)) ? length(range[1]) : 0;
        return before > Seams.LONGEST || after > Seams.LONGEST ? Pattern.NAME : Pattern.name(before, after);
    }

    private int length(int piece) {
        return tokens.end(piece) - tokens.start(piece);
    }

    private long[] elements() {
        var elements = new long[tokens.size()];
        int size = 0;
        int piece = 0;
        while (piece < tokens.size()) {
            starts.add(piece);
            int at = piece;
            var name = names.stream().filter(it -> it[0] == at && isFree(it)).findFirst();
            if (name.isPresent()) {
                elements[size++] = name(name.get());
                piece = name.get()[1];
            } else {
                boolean letters = Pattern.isLetters(tokens, piece)
                        && references.stream().anyMatch(it -> it[0] <= at && at < it[1]);
                elements[size++] = letters ? Pattern.LETTERS : tokens.key(piece);
                piece++;
            }
        }
        return Arrays.copyOf(elements, size);
    }
}
