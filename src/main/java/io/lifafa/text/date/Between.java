package io.lifafa.text.date;

/** What stands between the parts of a date. */
final class Between {
    /** The first three are part of the forms of stored templates, and so is the space behind them. */
    private static final String GAPS = "-/. ,'";

    static final int SPACE = 3;

    private Between() {}

    /** Which separator stands there, {@link #SPACE} for any space; -1 if none does. */
    static int gap(String text, int i) {
        return i >= text.length() ? -1 : Runs.isSpace(text.charAt(i)) ? SPACE : GAPS.indexOf(text.charAt(i));
    }

    /** Behind two separators at most. */
    static int gapEnd(String text, int i) {
        return gap(text, i) < 0 ? i : gap(text, i + 1) < 0 ? i + 1 : i + 2;
    }

    /** Behind {@code st}, {@code nd}, {@code rd} or {@code th}. */
    static int ordinalEnd(String text, int at) {
        boolean ordinal = at + 1 < text.length()
                && switch (text.charAt(at)) {
                    case 's', 'r' -> text.startsWith("st", at) || text.startsWith("rd", at);
                    case 'n', 't' -> text.startsWith("nd", at) || text.startsWith("th", at);
                    default -> false;
                };
        return ordinal ? at + 2 : at;
    }

    /** Behind {@code de } or {@code del }, as in Spanish and Portuguese. */
    static int ofEnd(String text, int i) {
        return text.startsWith("de ", i) ? i + 3 : text.startsWith("del ", i) ? i + 4 : i;
    }
}
