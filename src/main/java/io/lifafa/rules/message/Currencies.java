package io.lifafa.rules.message;

import io.lifafa.text.currency.CurrencyName;
import io.lifafa.text.currency.CurrencyNames;
import io.lifafa.text.lexicon.Words;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where a text names a currency. */
public final class Currencies {
    /** No ISO 4217 code says "toman", and a word that nobody knew may stand in the place of one: money without a code. */
    public static final String NAMELESS = "";

    /** Where a point parts thousands, and three decimals are never written. */
    private static final Set<String> GROUPED_BY_POINTS =
            Words.of("IDR VND COP CLP ARS PYG EUR TRY BRL RSD DKK NOK CRC XOF XAF MZN");

    /** May stand between a currency and its number. */
    private static final String BETWEEN = ".:=-+(*)]\u2212";

    private static final int LONGEST_WORD = 12;

    private static final int LEAST_OF_A_REFERENCE = 6;

    private Currencies() {}

    /**
     * A currency that is named.
     *
     * @param first its first token
     * @param last its last one
     */
    record Unit(CurrencyName name, int first, int last) {}

    /** The {@link CurrencyName#key} that token {@code i} is part of, or empty if it names no currency. */
    public static Optional<String> at(Text text, int i) {
        return unitAt(text, i).map(unit -> unit.name().key());
    }

    /** The currency that token {@code i} names, alone or with those that touch it. */
    static Optional<Unit> unitAt(Text text, int i) {
        var token = text.at(i);
        if (token.kind() == Token.Kind.MARK) {
            return sign(text, i).or(() -> middle(text, i));
        }
        if (!token.isWord() || token.length() > LONGEST_WORD) {
            return Optional.empty();
        }
        boolean joined = text.touchesPrevious(i + 1) && text.at(i + 1).kind() == Token.Kind.MARK
                || text.touchesPrevious(i) && text.at(i - 1).kind() == Token.Kind.MARK;
        var unit = joined ? joined(text, i) : Optional.<Unit>empty();
        return unit.isPresent() ? unit : word(text, i);
    }

    /** True for a word or code that names money, however it is written. */
    public static boolean isWord(String lower) {
        return lower.length() > 1 && CurrencyNames.mayBe(lower);
    }

    /** True for a name of several countries' money. */
    public static boolean isShared(String currency) {
        return CurrencyNames.byKey(currency)
                .filter(name -> name.codes().size() > 1)
                .isPresent();
    }

    /** True if {@code 15.000} of it are fifteen thousand. */
    public static boolean isGroupedByPoints(String currency, Text text) {
        return GROUPED_BY_POINTS.contains(currency)
                || currency.equals(NAMELESS)
                || isShared(currency) && (text.isHispanic() || currency.equals("cfa") || currency.equals("F"));
    }

    /** {@code ر.س}, {@code so'm}: three tokens that touch. */
    private static Optional<Unit> broken(Text text, int first, int last) {
        boolean joined = first >= 0
                && text.at(first).isWord()
                && text.at(first + 1).isMarkOf(".'ʻ’‘\"״$")
                && text.at(last).isWord()
                && text.touchesPrevious(last)
                && text.touchesPrevious(first + 1);
        return joined ? unit(text, first, last).filter(it -> isBesideNumber(text, it)) : Optional.empty();
    }

    private static Optional<Unit> joined(Text text, int i) {
        return (text.at(i).length() <= 2
                        ? broken(text, i, i + 2).or(() -> broken(text, i - 2, i))
                        : Optional.<Unit>empty())
                .or(() -> withSign(text, i));
    }

    private static Optional<Unit> middle(Text text, int i) {
        return text.at(i).isMarkOf(".'ʻ’‘\"״") ? broken(text, i - 1, i + 1) : Optional.empty();
    }

    /** {@code 20 US$}. */
    private static Optional<Unit> withSign(Text text, int i) {
        return isSign(text, i + 1) && text.touchesPrevious(i + 1) ? unit(text, i, i + 1) : Optional.empty();
    }

    private static Optional<Unit> sign(Text text, int i) {
        if (!isSign(text, i)) {
            return Optional.empty();
        }
        // "U$S"
        var around = text.at(i).isMark('$') ? broken(text, i - 1, i + 1) : Optional.<Unit>empty();
        if (around.isPresent()) {
            return around;
        }
        if (text.touchesPrevious(i) && text.at(i - 1).isWord()) {
            var prefixed = unit(text, i - 1, i);
            if (prefixed.isPresent()) {
                return prefixed;
            }
        }
        var alone = unit(text, i, i);
        // "CAD $20.00"
        var before =
                text.at(i - 1).length() == 3 ? CurrencyNames.of(text.original(i - 1)) : Optional.<CurrencyName>empty();
        return alone.flatMap(sign -> before.filter(code -> sign.name().codes().containsAll(code.codes())))
                .map(code -> new Unit(code, i - 1, i))
                .or(() -> alone);
    }

    private static boolean isSign(Text text, int i) {
        var token = text.at(i);
        return token.kind() == Token.Kind.MARK
                && (token.isMarkOf("$/¢\uff04\ufe69")
                        || Character.getType(token.lower().charAt(0)) == Character.CURRENCY_SYMBOL);
    }

    private static Optional<Unit> word(Text text, int i) {
        if (!CurrencyNames.mayBe(text.word(i)) || isVietnameseAccount(text, i)) {
            return Optional.empty();
        }
        var unit = unit(text, i, i).or(() -> anyCase(text, i));
        return text.at(i).length() == 1
                ? unit.filter(it -> CurrencyLetters.count(text, i))
                : unit.filter(it -> isBesideNumber(text, it)
                        && !isReference(text, i)
                        && (!it.name().isAlsoWord() || isBesideMoney(text, it)));
    }

    /** {@code TK 8812: -250,000VND}: no takas. */
    private static boolean isVietnameseAccount(Text text, int i) {
        if (!text.at(i).is("tk")) {
            return false;
        }
        for (int at = 0; at < text.size(); at++) {
            if (text.at(at).is("vnd") || text.at(at).is("đ") || text.at(at).is("vnđ")) {
                return true;
            }
        }
        return false;
    }

    /** {@code KD12345678}: an abbreviation of two capitals, glued to a long number without cents. */
    private static boolean isReference(Text text, int i) {
        // "RUPAY6318" is a card, "6318 rupay" are rupees
        if (NameCheck.isNetwork(text.word(i)) && text.touchesPrevious(i + 1)) {
            return true;
        }
        return text.at(i).length() == 2
                && text.at(i + 1).length() >= LEAST_OF_A_REFERENCE
                && text.touchesPrevious(i + 1)
                && text.isAllUpper(i)
                && !CurrencyLetters.isShaped(text.word(i + 1))
                && CurrencyNames.of(text.word(i)).isEmpty();
    }

    /** A code in small letters counts beside a number that is written as money. */
    private static Optional<Unit> anyCase(Text text, int i) {
        boolean code = text.at(i).length() == 3;
        return (code ? CurrencyNames.of(text.word(i).toUpperCase(Locale.ROOT)) : Optional.<CurrencyName>empty())
                .map(name -> new Unit(name, i, i))
                .filter(unit -> !unit.name().isAlsoWord() && isBesideMoney(text, unit));
    }

    private static Optional<Unit> unit(Text text, int first, int last) {
        var span = text.span(first, last);
        return CurrencyNames.of(text.body().substring(span.start(), span.end()))
                .map(name -> new Unit(name, first, last));
    }

    private static boolean isBesideNumber(Text text, Unit unit) {
        return text.at(behind(text, unit)).isNumber()
                || text.at(before(text, unit)).isNumber();
    }

    /** True if the number beside it has cents or groups, or a word for money stands before both. */
    private static boolean isBesideMoney(Text text, Unit unit) {
        int behind = behind(text, unit);
        int before = before(text, unit);
        return text.at(behind).isNumber() && isMoney(text, behind, unit.first(), behind)
                || text.at(before).isNumber() && isMoney(text, before, before, unit.last());
    }

    private static boolean isMoney(Text text, int number, int first, int last) {
        return CurrencyLetters.isShaped(text.word(number)) || CurrencyLetters.isSaidToBeMoney(text, first, last);
    }

    private static int behind(Text text, Unit unit) {
        int at = unit.last() + 1;
        for (int skipped = 0; skipped < 3 && text.at(at).isMarkOf(BETWEEN); skipped++) {
            at++;
        }
        return at;
    }

    private static int before(Text text, Unit unit) {
        int at = unit.first() - 1;
        for (int skipped = 0; skipped < 2 && text.at(at).isMarkOf("/-("); skipped++) {
            at--;
        }
        return at;
    }
}
