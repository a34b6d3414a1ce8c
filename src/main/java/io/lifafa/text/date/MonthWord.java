package io.lifafa.text.date;

import io.lifafa.text.Characters;
import java.util.Locale;

/**
 * The word that starts at a place of a text, if it names a month.
 *
 * @param number 1 to 12
 * @param end index behind its last character
 * @param sure true if it is English or no short word, which may be another one of its language: {@code ago}, {@code out}
 */
record MonthWord(int number, int end, boolean sure) {
    static final MonthWord NONE = new MonthWord(0, 0, false);
    private static final int SHORTEST = 3;
    private static final int LONGEST = 20;
    private static final int LONGEST_CUT = 6;

    /** The end of the letters that start there; {@code at} if they are too few or too many for a month. */
    static int letters(String text, int at) {
        int last = at;
        while (last < text.length() && last - at <= LONGEST && Characters.isLetter(text, last)) {
            last++;
        }
        return last - at < SHORTEST || last - at > LONGEST ? at : last;
    }

    static MonthWord at(String text, int at) {
        if (at < text.length() && Character.UnicodeScript.of(text.charAt(at)) == Character.UnicodeScript.THAI) {
            var cut = cutThai(text, at);
            if (cut != NONE) {
                return cut;
            }
        }
        int end = letters(text, at);
        return end == at ? NONE : of(text, at, end);
    }

    /** Thai cuts a month to letters and points: {@code ก.พ.}, {@code มี.ค.}. */
    private static MonthWord cutThai(String text, int at) {
        for (int end = at + SHORTEST; end <= Math.min(text.length(), at + LONGEST_CUT); end++) {
            int month = text.charAt(end - 1) == '.' ? MonthNames.thai(text.substring(at, end)) : 0;
            if (month > 0) {
                return new MonthWord(month, end, true);
            }
        }
        return NONE;
    }

    static MonthWord of(String text, int at, int end) {
        if (!MonthNames.mayStart(text, at)) {
            return NONE;
        }
        var lower = text.substring(at, end).toLowerCase(Locale.ROOT);
        int english = MonthNames.english(lower);
        int month = english > 0 ? english : MonthNames.of(lower.replace("i\u0307", "i"));
        return month == 0 ? NONE : new MonthWord(month, end, english > 0 || end - at > SHORTEST);
    }
}
