package io.lifafa.rules;

import java.util.HashMap;
import java.util.Map;

/** The English names of the months, whole or cut to three or four letters. */
final class Months {
    private static final String[] NAMES = {
        "january", "february", "march", "april", "may", "june",
        "july", "august", "september", "october", "november", "december"
    };
    private static final Map<String, Integer> BY_NAME = new HashMap<>();

    static {
        for (int i = 0; i < NAMES.length; i++) {
            BY_NAME.put(NAMES[i], i + 1);
            BY_NAME.put(NAMES[i].substring(0, 3), i + 1);
        }
        BY_NAME.put("sept", 9);
    }

    private Months() {}

    /** 1 to 12, or 0 if the word names no month. */
    static int of(String lower) {
        return BY_NAME.getOrDefault(lower, 0);
    }
}
