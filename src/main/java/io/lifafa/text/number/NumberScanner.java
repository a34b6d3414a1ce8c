package io.lifafa.text.number;

/**
 * Tells where a written number ends: {@code 1,00,000.50}, {@code 1.234,56}, {@code 1'234.00}, {@code 1 234,56}, {@code .50}.
 *
 * <p>All that belongs together is taken, also what is no number of any amount ({@code 12.30.45}), so that no piece of it is
 * taken for one. Time is linear in the length of the number.
 */
public final class NumberScanner {
    private static final int GROUP = 3;
    private static final int CENTS = 2;

    private NumberScanner() {}

    /** True for a digit, and for the point of {@code Rs..50} and {@code $.50}. */
    public static boolean startsAt(String text, int i) {
        char c = text.charAt(i);
        return Digits.isDigit(c) || c == '.' && isLeadingPoint(text, i);
    }

    /** Where the number that starts at {@code start} ends, if no common space groups its digits. */
    public static int end(String text, int start, int limit) {
        return end(text, start, limit, false);
    }

    /** The same, if a space between groups of three belongs to it. */
    public static int spacedEnd(String text, int start, int limit) {
        return end(text, start, limit, true);
    }

    /**
     * Where it ends, if a space belongs to it in front of a group with cents only: {@code 15 000.00} can hardly be two
     * numbers, {@code 15 000} can.
     */
    public static int certainEnd(String text, int start, int limit) {
        int spaced = end(text, start, limit, true);
        return hasCents(text, start, spaced) ? spaced : end(text, start, limit, false);
    }

    /** True for a number with two decimals, as no identifier ends. */
    public static boolean hasCents(String text, int start, int end) {
        int mark = end - CENTS - 1;
        return mark > start && isDecimal(kind(text.charAt(mark))) && Digits.isDigit(text.charAt(end - 1));
    }

    /** The same of a number alone. */
    public static boolean hasCents(String number) {
        return hasCents(number, 0, number.length());
    }

    /** True if three digits stand behind its last point. */
    public static boolean endsInThree(String number) {
        int mark = number.length() - GROUP - 1;
        return mark > 0 && kind(number.charAt(mark)) == '.';
    }

    /** True if a mark parts it. */
    public static boolean isMarked(String number) {
        return Digits.end(number, 0, number.length()) < number.length();
    }

    /** Separators that mean the same: all kinds of spaces, all apostrophes; 0 for what separates nothing. */
    static char kind(char c) {
        return switch (c) {
            case '.', ',', ' ', '\'' -> c;
            case '\u066b' -> '.';
            case '\u066c', '\u060c' -> ',';
            case '\u2019' -> '\'';
            case '\u00a0', '\u202f', '\u2009' -> ' ';
            default -> 0;
        };
    }

    /** The Arabic separators of groups never begin decimals. */
    static boolean groupsOnly(char c) {
        return c == '\u066c' || c == '\u060c';
    }

    private static int end(String text, int start, int limit, boolean spaces) {
        boolean point = text.charAt(start) == '.';
        int end = Digits.end(text, point ? start + 1 : start, limit);
        int digits = end - start;
        if (digits <= GROUP && !point) {
            end = groupsEnd(text, end, limit, spaces);
        }
        while (end < limit && joins(text, end, limit, digits) && !isBehindCents(text, start, end)) {
            int from = end + 1;
            end = Digits.end(text, from, limit);
            digits = end - from;
        }
        return end;
    }

    /** The end of groups of three behind a space or an apostrophe each. */
    private static int groupsEnd(String text, int from, int limit, boolean spaces) {
        int end = from;
        char first = end < limit ? kind(text.charAt(end)) : 0;
        boolean groups = first == '\'' || first == ' ';
        while (groups
                && end < limit
                && kind(text.charAt(end)) == first
                && (spaces || text.charAt(end) != ' ')
                && digitsAt(text, end + 1, limit) == GROUP) {
            end += GROUP + 1;
        }
        return end;
    }

    /**
     * Behind a comma stands a group or the cents: {@code 22:04:12,79478583} is a time and a number, {@code 768251565,222} an
     * identifier and another.
     *
     * @param before how many digits stand directly before
     */
    private static boolean joins(String text, int i, int limit, int before) {
        char mark = text.charAt(i);
        char kind = kind(mark);
        if (!isDecimal(kind)) {
            return false;
        }
        int digits = digitsAt(text, i + 1, limit);
        boolean group = digits == GROUP && before <= 2 * GROUP;
        return kind == '.' ? digits > 0 : group || !groupsOnly(mark) && digits > 0 && digits < GROUP;
    }

    /** {@code 640.00,09-11-2026}: a comma does not go on behind the point's cents. */
    private static boolean isBehindCents(String text, int start, int i) {
        int point = i - CENTS - 1;
        return kind(text.charAt(i)) == ',' && point > start && kind(text.charAt(point)) == '.';
    }

    private static boolean isDecimal(char kind) {
        return kind == '.' || kind == ',';
    }

    /** How many digits start there; 4 for more than three. */
    private static int digitsAt(String text, int from, int limit) {
        return Digits.end(text, from, Math.min(limit, from + GROUP + 1)) - from;
    }

    /** The point of two cents, behind a space, a sign of money or the point of a short form: {@code Rs..50}. */
    private static boolean isLeadingPoint(String text, int i) {
        int end = Digits.end(text, i + 1, Math.min(text.length(), i + CENTS + 2));
        if (end - i - 1 != CENTS || end < text.length() && goesOn(text, end)) {
            return false;
        }
        if (i == 0) {
            return true;
        }
        char before = text.charAt(i - 1);
        return before == '.'
                ? i > 1 && Character.isLetter(text.charAt(i - 2)) && "Xx".indexOf(text.charAt(i - 2)) < 0
                : ":=(-+".indexOf(before) >= 0
                        || Character.isWhitespace(before)
                        || Character.getType(before) == Character.CURRENCY_SYMBOL;
    }

    private static boolean goesOn(String text, int end) {
        boolean joined = ".,/:-".indexOf(text.charAt(end)) >= 0
                && end + 1 < text.length()
                && Digits.isDigit(text.charAt(end + 1));
        return joined || Character.isLetter(text.charAt(end)) || "*#".indexOf(text.charAt(end)) >= 0;
    }
}
