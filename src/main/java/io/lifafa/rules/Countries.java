package io.lifafa.rules;

import java.util.Locale;
import java.util.Set;

/** The codes of ISO 3166-1 with three letters, which card terminals write beside a merchant's name. */
final class Countries {
    private static final Set<String> CODES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA3);

    private Countries() {}

    static boolean isCode(String word) {
        return CODES.contains(word);
    }
}
