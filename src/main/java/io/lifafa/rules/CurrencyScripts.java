package io.lifafa.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What letters tell about the money of a message: some stand in one country's script alone. */
final class CurrencyScripts {
    private static final Map<String, String> LETTERS = Map.of(
            "JPY",
            "のはをにでますしたがとょりっ円",
            "CNY",
            "的您账户余额元款",
            "ISK",
            "ðþ",
            "SEK",
            "äö",
            "CZK",
            "řěů",
            "BYN",
            "ў",
            "IRR",
            "پچژگ",
            "KZT",
            "ңғүұқө",
            "RON",
            "țșăţş",
            "RSD",
            "ђћџ");

    /** Letters of two countries: they choose only where the other one is no candidate. */
    private static final Map<String, String> SHARED = Map.of("NOK", "øæ", "DKK", "øæ");

    private CurrencyScripts() {}

    /** The one candidate whose letters the text has; empty if there are none or several. */
    static Optional<String> choose(String body, List<String> candidates) {
        var found = new ArrayList<String>();
        for (var code : candidates) {
            if (hasOneOf(body, LETTERS.getOrDefault(code, "")) || hasOneOf(body, SHARED.getOrDefault(code, ""))) {
                found.add(code);
            }
        }
        // Kana stand beside Chinese signs, never the other way round.
        return found.contains("JPY")
                ? Optional.of("JPY")
                : found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** Persian has letters that Arabic has not; its banks write bare rials. */
    static Optional<String> ofBareNumbers(Text text) {
        for (int i = 0; i < text.size(); i++) {
            if (text.at(i).is("مانده") || text.at(i).is("برداشت") || text.at(i).is("واریز")) {
                return Optional.of("IRR");
            }
        }
        return Optional.empty();
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
