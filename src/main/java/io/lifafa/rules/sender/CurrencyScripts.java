package io.lifafa.rules.sender;

import io.lifafa.rules.message.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What letters tell about the money of a message: some stand in one country's script alone. */
public final class CurrencyScripts {
    private static final Map<String, String> LETTERS = Map.ofEntries(
            Map.entry("JPY", "のはをにでますしたがとょりっ円"),
            Map.entry("CNY", "的您账户余额元款"),
            Map.entry("ISK", "ðþ"),
            Map.entry("SEK", "äö"),
            Map.entry("CZK", "řěů"),
            Map.entry("BYN", "ў"),
            Map.entry("IRR", "پچژگ"),
            Map.entry("PKR", "ٹڈڑںےہھ"),
            Map.entry("KZT", "ңғүұқө"),
            Map.entry("RON", "țșăţş"),
            Map.entry("RSD", "ђћџ"));

    /** Letters of two countries: they choose only where the other one is no candidate. */
    private static final Map<String, String> SHARED = Map.of("NOK", "øæ", "DKK", "øæ");

    /** Scripts that the banks of one country alone write. */
    private static final Map<Character.UnicodeScript, String> OF_SCRIPT = Map.of(
            Character.UnicodeScript.HANGUL, "KRW",
            Character.UnicodeScript.HIRAGANA, "JPY",
            Character.UnicodeScript.KATAKANA, "JPY",
            Character.UnicodeScript.THAI, "THB",
            Character.UnicodeScript.LAO, "LAK",
            Character.UnicodeScript.MYANMAR, "MMK",
            Character.UnicodeScript.SINHALA, "LKR",
            Character.UnicodeScript.GEORGIAN, "GEL",
            Character.UnicodeScript.ARMENIAN, "AMD",
            Character.UnicodeScript.HEBREW, "ILS");

    private CurrencyScripts() {}

    /** The one candidate whose letters the text has; empty if there are none or several. */
    public static Optional<String> choose(String body, List<String> candidates) {
        var found = new ArrayList<String>();
        for (var code : candidates) {
            if (hasOneOf(body, LETTERS.getOrDefault(code, "")) || hasOneOf(body, SHARED.getOrDefault(code, ""))) {
                found.add(code);
            }
        }
        // The Maghreb writes cents behind a comma, the Gulf does not.
        if (candidates.contains("MAD") && hasCommaCents(body)) {
            return Optional.of("MAD");
        }
        // Kana stand beside Chinese signs, never the other way round.
        return found.contains("JPY")
                ? Optional.of("JPY")
                : found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** Of a bank that writes numbers only: a script of one country, or Persian words, for Persian has no script of its own. */
    public static Optional<String> ofBareNumbers(Text text) {
        for (int i = 0; i < text.size(); i++) {
            if (text.at(i).is("مانده")
                    || text.at(i).is("برداشت")
                    || text.at(i).is("واریز")
                    || text.at(i).is("موجودی")) {
                return Optional.of("IRR");
            }
        }
        return ofScript(text.body());
    }

    private static Optional<String> ofScript(String body) {
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            var currency = c < 0x80 ? null : OF_SCRIPT.get(Character.UnicodeScript.of(c));
            if (currency != null) {
                return Optional.of(currency);
            }
        }
        return Optional.empty();
    }

    private static boolean hasCommaCents(String body) {
        for (int i = 1; i + 2 < body.length(); i++) {
            boolean cents =
                    body.charAt(i) == ',' && isDigit(body, i - 1) && isDigit(body, i + 1) && isDigit(body, i + 2);
            if (cents && !isDigit(body, i + 3)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDigit(String body, int i) {
        return i < body.length() && Character.isDigit(body.charAt(i));
    }

    private static boolean hasOneOf(String body, String letters) {
        for (int i = 0; i < body.length() && !letters.isEmpty(); i++) {
            char c = body.charAt(i);
            if (c >= 0x80 && letters.indexOf(Character.toLowerCase(c)) >= 0) {
                return true;
            }
        }
        return false;
    }
}
