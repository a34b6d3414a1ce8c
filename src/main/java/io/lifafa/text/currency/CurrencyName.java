package io.lifafa.text.currency;

import java.util.List;
import java.util.Optional;

/**
 * What a name of money can mean.
 *
 * @param key the code where there is only one, else the first name of the same meaning; empty for money without a code
 * @param codes of ISO 4217, the likeliest first; empty for money without a code
 * @param hasUsual true if the first code is meant where nothing in the message tells otherwise
 * @param isAlsoWord true if it counts only beside a number with cents or groups
 */
public record CurrencyName(String key, List<String> codes, boolean hasUsual, boolean isAlsoWord) {
    static CurrencyName ofCode(String code) {
        return new CurrencyName(code, List.of(code), true, false);
    }

    /** The code that is meant where nothing else tells. */
    public Optional<String> usual() {
        return hasUsual ? codes.stream().findFirst() : Optional.empty();
    }
}
