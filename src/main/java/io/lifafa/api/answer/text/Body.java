package io.lifafa.api.answer.text;

import io.lifafa.sms.Span;
import io.lifafa.text.PlainText;
import io.lifafa.text.date.WrittenMoments;
import io.lifafa.text.lexicon.FeeWords;
import io.lifafa.text.number.Digits;
import io.lifafa.text.number.Lakhs;
import io.lifafa.text.number.WrittenNumber;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The body of one SMS, read as far as checking an answer needs it. Nothing in it is believed to be an instruction. */
public final class Body {
    /** How far before a number its label may stand. */
    private static final int LABEL_WORDS = 5;

    private static final int LABEL_CHARACTERS = 48;

    private final String text;
    private final String plain;
    private final FoldedText folded;
    private final List<Word> words;
    private final WrittenMoments moments;
    private final List<Place> places = new ArrayList<>();
    private final BitSet money = new BitSet();

    /** @param body without disguise: values are its words, and its indices count */
    public Body(PlainText body) {
        text = body.written();
        plain = Digits.plain(text);
        folded = FoldedText.of(body);
        words = Word.of(body.folded());
        moments = WrittenMoments.of(plain);
        for (var number : NumberFinder.find(plain)) {
            var currencies = currencies(number.span());
            var place = new Place(number, currencies, isOther(number.span()) || isCut(number.span(), currencies));
            places.add(place);
            if (place.isMoney()) {
                money.set(place.span().start(), place.span().end());
            }
        }
    }

    /** What the words before a number say it is. */
    public enum Label {
        NONE,
        BALANCE,
        FEE,
        MOVEMENT
    }

    /**
     * A number where it stands.
     *
     * @param currencies those that the word or symbol beside it can name
     * @param other true if it is part of a date, a time or a code, or cut off: no money
     */
    public record Place(WrittenNumber number, Set<String> currencies, boolean other) {
        public Span span() {
            return number.span();
        }

        /** True if it looks like money. */
        public boolean isMoney() {
            return !other && (!currencies.isEmpty() || number.marked());
        }
    }

    public String text() {
        return text;
    }

    /** The text with the digits of all scripts as 0 to 9; indices are the same. */
    public String plain() {
        return plain;
    }

    public FoldedText folded() {
        return folded;
    }

    public List<Word> words() {
        return words;
    }

    public WrittenMoments moments() {
        return moments;
    }

    public List<Place> places() {
        return places;
    }

    /** True if the character at {@code i} is part of a number that looks like money. */
    public boolean isMoney(int i) {
        return money.get(i);
    }

    /** The label of the number that starts at {@code start}: the nearest word before it that labels numbers. */
    public Label label(int start) {
        int i = Word.lastBefore(words, start);
        for (int steps = 0; i >= 0 && steps < LABEL_WORDS; i--) {
            var word = words.get(i);
            if (start - word.end() > LABEL_CHARACTERS || moneyBetween(word.end(), start)) {
                return Label.NONE;
            }
            if (Vocabulary.BALANCE.contains(word.lower())) {
                return Label.BALANCE;
            }
            if (FeeWords.ALL.contains(word.lower())) {
                return Label.FEE;
            }
            if (Vocabulary.MOVEMENT.contains(word.lower()) && !isName(i)) {
                return Label.MOVEMENT;
            }
            steps += CurrencyWords.of(word).isEmpty() ? 1 : 0;
        }
        return Label.NONE;
    }

    /** True if word {@code i} is part of the name of a thing: "credit" in "credit card". */
    public boolean isName(int i) {
        return i + 1 < words.size()
                && Vocabulary.isName(words.get(i).lower(), words.get(i + 1).lower());
    }

    private boolean moneyBetween(int from, int to) {
        int low = 0;
        int high = places.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (places.get(middle).span().start() < from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        for (int i = low; i < places.size() && places.get(i).span().end() < to; i++) {
            if (places.get(i).isMoney()) {
                return true;
            }
        }
        return false;
    }

    private boolean isOther(Span span) {
        return isMoment(span) || isInsideCode(span);
    }

    /** True for the 9 in {@code DFE9B1}: letters on both sides that name no currency. */
    private boolean isInsideCode(Span span) {
        return span.start() > 0
                && span.end() < text.length()
                && Folding.isLetter(text.charAt(span.start() - 1))
                && Folding.isLetter(text.charAt(span.end()))
                && currencies(span).isEmpty();
    }

    /** {@code INR 12,34}: the first digits of a longer number. */
    private boolean isCut(Span span, Set<String> currencies) {
        return Lakhs.isCut(span.of(text)) && currencies.stream().anyMatch(Lakhs::has);
    }

    private boolean isMoment(Span span) {
        return moments.dates().stream().anyMatch(date -> within(span, date.span()))
                || moments.times().stream().anyMatch(time -> within(span, time.span()));
    }

    private static boolean within(Span inner, Span outer) {
        return inner.start() >= outer.start() && inner.end() <= outer.end();
    }

    /** What the symbol or word before a number names, and the one behind it. */
    private Set<String> currencies(Span number) {
        var before = before(number.start());
        var behind = behind(number.end());
        if (before.isEmpty() || behind.isEmpty()) {
            return before.isEmpty() ? behind : before;
        }
        var both = new HashSet<>(before);
        both.addAll(behind);
        return both;
    }

    private Set<String> before(int start) {
        int at = start - 1;
        while (at >= 0 && start - at <= 4 && " .:=-+(\u00a0\u202f\u2212".indexOf(text.charAt(at)) >= 0) {
            at--;
        }
        if (at < 0) {
            return Set.of();
        }
        var symbol = CurrencyWords.at(text, at);
        return symbol.isEmpty() ? named(Word.lastBefore(words, at + 1), at + 1, true, at + 1 == start) : symbol;
    }

    private Set<String> behind(int end) {
        int at = end;
        while (at < text.length() && at - end < 3 && " /-\u00a0\u202f".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (at == text.length()) {
            return Set.of();
        }
        var symbol = CurrencyWords.at(text, at);
        return symbol.isEmpty() ? named(Word.lastBefore(words, at) + 1, at, false, at == end) : symbol;
    }

    /** @param glued true if the number touches that position: {@code 940р} */
    private Set<String> named(int word, int position, boolean ends, boolean glued) {
        if (word < 0 || word >= words.size()) {
            return Set.of();
        }
        var it = words.get(word);
        boolean touches = ends ? it.end() == position : it.start() == position;
        return touches && CurrencyWords.isPlain(it, glued) ? CurrencyWords.of(it) : Set.of();
    }

    /** The place of a symbol or word that can name this currency. */
    public Optional<Span> currency(String code) {
        for (var word : words) {
            if (CurrencyWords.of(word).contains(code)) {
                return Optional.of(new Span(word.start(), word.end()));
            }
        }
        for (int i = 0; i < text.length(); i++) {
            if (CurrencyWords.at(text, i).contains(code)) {
                return Optional.of(new Span(i, i + 1));
            }
        }
        return Optional.empty();
    }

    /** True if one of its numbers has a currency beside it. */
    public boolean namesCurrency() {
        return places.stream()
                .anyMatch(place -> !place.other() && !place.currencies().isEmpty());
    }
}
