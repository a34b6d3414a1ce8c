package io.lifafa.config.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Finds the name that somebody may have meant. */
public final class Nearest {
    private static final int LONGEST = 100;

    private Nearest() {}

    /** "; did you mean …?" with the nearest of the known names. */
    public static String hint(String name, Collection<String> known) {
        if (name.length() > LONGEST) {
            return "";
        }
        String wanted = name.toLowerCase(Locale.ROOT);
        return known.stream()
                .min(Comparator.comparingInt(candidate -> distance(wanted, candidate)))
                .map(nearest -> "; did you mean " + nearest + "?")
                .orElse("");
    }

    /** A key without its group is as near as with it. */
    private static int distance(String wanted, String candidate) {
        String name = candidate.toLowerCase(Locale.ROOT);
        int whole = edits(wanted, name);
        return wanted.contains(".") ? whole : Math.min(whole, edits(wanted, name.substring(name.indexOf('.') + 1)));
    }

    /** Least number of characters to insert, remove or replace (Levenshtein). */
    private static int edits(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
