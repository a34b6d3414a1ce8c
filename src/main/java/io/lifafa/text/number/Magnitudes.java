package io.lifafa.text.number;

import java.util.Map;

/** Words behind a number that multiply it: {@code 2.5 lakh}. */
public final class Magnitudes {
    private static final Map<String, Integer> POWERS = Map.ofEntries(
            Map.entry("thousand", 3),
            Map.entry("lakh", 5),
            Map.entry("lakhs", 5),
            Map.entry("lac", 5),
            Map.entry("lacs", 5),
            Map.entry("crore", 7),
            Map.entry("crores", 7),
            Map.entry("million", 6),
            Map.entry("millions", 6),
            Map.entry("mn", 6),
            Map.entry("billion", 9),
            Map.entry("bn", 9),
            Map.entry("\u0932\u093e\u0916", 5),
            Map.entry("\u0915\u0930\u094b\u0921\u093c", 7),
            Map.entry("\u0442\u044b\u0441", 3),
            Map.entry("\u043c\u043b\u043d", 6),
            Map.entry("\u043c\u043b\u0440\u0434", 9),
            Map.entry("juta", 6),
            Map.entry("jt", 6),
            Map.entry("ribu", 3),
            Map.entry("rb", 3),
            Map.entry("millones", 6),
            Map.entry("\u4e07", 4),
            Map.entry("\u4ebf", 8));

    /** No word of them is longer. */
    public static final int LONGEST = 8;

    private Magnitudes() {}

    /** The power of ten that a word in lower case multiplies by; 0 if it does not. {@code k} counts where it is glued. */
    public static int power(String word, boolean glued) {
        if (word.length() > LONGEST) {
            return 0;
        }
        return glued && word.equals("k") ? 3 : POWERS.getOrDefault(word, 0);
    }
}
