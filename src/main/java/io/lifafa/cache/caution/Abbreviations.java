package io.lifafa.cache.caution;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Short forms of English words that tell: their first letters ({@code Decl}), or what is left without vowels ({@code RFND}). */
final class Abbreviations {
    private static final int SHORTEST = 3;
    private static final int LONGEST = 6;

    private static final List<String> WORDS = List.of(
            ("reversal reversed refunded returned rejected declined debited deposited dividend disbursed failed failure pending"
                            + " cancelled credited cashback chargeback salary stopped interest insufficient unsuccessful unpaid"
                            + " withdrawal voided")
                    .split(" "));

    private static final Set<String> BEGINNINGS = beginnings();

    private Abbreviations() {}

    private static Set<String> beginnings() {
        var beginnings = new HashSet<String>();
        for (var word : WORDS) {
            for (int length = SHORTEST; length <= LONGEST && length < word.length(); length++) {
                beginnings.add(word.substring(0, length));
            }
        }
        return Set.copyOf(beginnings);
    }

    static boolean isOne(String lower) {
        return lower.length() >= SHORTEST
                && lower.length() <= LONGEST
                && (BEGINNINGS.contains(lower)
                        || isBare(lower) && WORDS.stream().anyMatch(it -> isLeftOf(it, lower)));
    }

    /** True if behind the first letter there is no vowel. */
    private static boolean isBare(String lower) {
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (c < 'a' || c > 'z' || i > 0 && "aeiou".indexOf(c) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** True if the letters stand in the word in this order, the first one first. */
    private static boolean isLeftOf(String word, String letters) {
        if (word.charAt(0) != letters.charAt(0)) {
            return false;
        }
        int at = 0;
        for (int i = 0; i < word.length() && at < letters.length(); i++) {
            at += word.charAt(i) == letters.charAt(at) ? 1 : 0;
        }
        return at == letters.length();
    }
}
