package io.lifafa.rules;

import io.lifafa.text.TextTable;
import io.lifafa.text.lexicon.Words;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which words and symbols name a currency. */
final class Currencies {
    /** The rupee of a country that only the sender or the rest of the text tells. */
    static final String RUPEE = "Rs";

    /** No ISO 4217 code says "toman", and the rial is a tenth of it: known as money, left without a code. */
    static final String NAMELESS = "";

    /** In a message written in these languages the sign may be any of a dozen pesos. */
    private static final String DOLLAR = "$";

    private static final Map<String, String> WORDS = read();

    /** Taken only in capitals: some are English words. */
    private static final Set<String> CODES =
            Words.of("INR USD EUR GBP AED SAR QAR KWD BHD OMR JOD EGP MAD TND LBP PKR NPR LKR BDT BTN MVR "
                    + "AFN IRR IQD MMK THB MYR SGD IDR PHP VND KHR LAK CNY HKD TWD JPY KRW AUD NZD CAD CHF "
                    + "SEK NOK DKK PLN CZK HUF RON BGN RSD TRY RUB BYN UAH KZT UZS KGS TJS AZN AMD GEL ILS "
                    + "KES TZS UGX RWF ETB ZMW ZAR NGN GHS MZN AOA MUR XAF XOF BWP NAD MXN BRL ARS CLP COP "
                    + "PEN UYU DOP GTQ CRC BSD");

    /** What stands in front of a dollar sign or a slash, and which money both together name. */
    private static final Map<String, String> PREFIXES = Map.of(
            "r$", "BRL", "us$", "USD", "a$", "AUD", "c$", "CAD", "s$", "SGD", "hk$", "HKD", "nt$", "TWD", "mx$", "MXN",
            "s/", "PEN");

    /** Where a point parts thousands, and three decimals are never written. */
    private static final Set<String> GROUPED_BY_POINTS =
            Words.of("IDR VND COP CLP ARS PYG EUR TRY BRL RSD DKK NOK CRC XOF XAF MZN");

    /** One letter names money only where an amount with its cents or groups is glued to it: {@code N1,500.00}. */
    private static final Map<String, String> LETTERS = Map.of("n", "NGN", "r", "ZAR");

    private Currencies() {}

    /** The code that token {@code i} names, {@link #RUPEE}, {@link #NAMELESS}, or empty if it names no currency. */
    static Optional<String> at(Text text, int i) {
        var token = text.at(i);
        if (token.kind() == Token.Kind.NUMBER || token.kind() == Token.Kind.BREAK || token.length() > 6) {
            return Optional.empty();
        }
        if (token.isMarkOf("$/")) {
            return sign(text, i);
        }
        boolean abbreviation =
                token.length() == 1 && text.at(i + 2).isWord() && text.at(i + 2).length() == 1;
        if (abbreviation && text.at(i + 1).isMark('.') && text.touchesPrevious(i + 2)) {
            return Optional.ofNullable(WORDS.get(token.lower() + "." + text.word(i + 2)));
        }
        var known = WORDS.get(token.lower());
        if (known != null) {
            return Optional.of(known);
        }
        if (token.isWord() && token.length() == 3) {
            var code = text.original(i);
            return CODES.contains(code) ? Optional.of(code) : Optional.empty();
        }
        return token.length() == 1 ? letter(text, i) : Optional.empty();
    }

    /** True for a word or code that names money, however it is written. */
    static boolean isWord(String lower) {
        return WORDS.containsKey(lower) || CODES.contains(lower.toUpperCase(Locale.ROOT));
    }

    /** True for a sign of several countries' money. */
    static boolean isShared(String currency) {
        return currency.equals(RUPEE) || currency.equals("USD");
    }

    /** True if {@code 15.000} of it are fifteen thousand. */
    static boolean isGroupedByPoints(String currency) {
        return GROUPED_BY_POINTS.contains(currency) || currency.equals(NAMELESS);
    }

    private static Optional<String> sign(Text text, int i) {
        var prefix = text.touchesPrevious(i) ? PREFIXES.get(text.word(i - 1) + text.word(i)) : null;
        if (prefix != null) {
            return Optional.of(prefix);
        }
        return text.at(i).is(DOLLAR) ? Optional.of(text.isHispanic() ? NAMELESS : "USD") : Optional.empty();
    }

    private static Optional<String> letter(Text text, int i) {
        var number = text.word(i + 1);
        boolean shaped = number.indexOf('.') > 0 || number.indexOf(',') > 0;
        boolean glued = text.touchesPrevious(i + 1) && text.at(i + 1).isNumber() && !text.touchesPrevious(i);
        return glued && shaped && text.startsUpper(i)
                ? Optional.ofNullable(LETTERS.get(text.word(i)))
                : Optional.empty();
    }

    /** A code, then the words and signs that name it. */
    private static Map<String, String> read() {
        var words = new HashMap<String, String>();
        for (var line : TextTable.lines(Currencies.class, "currencies.txt")) {
            var parts = line.split(" ");
            for (int i = 1; i < parts.length; i++) {
                words.put(parts[i], parts[0].equals("-") ? NAMELESS : parts[0]);
            }
        }
        return Map.copyOf(words);
    }
}
