package io.lifafa.text;

/** Letters of other alphabets that look like Latin ones, one for one. */
final class LookAlikes {
    private static final String CYRILLIC = "аеорсухіјѕкһԁӏАВЕКМНОРСТУХІЈЅ";
    private static final String LATIN_OF_CYRILLIC = "aeopcyxijskhdlABEKMHOPCTYXIJS";
    private static final String LATIN = "aeopcyxkABEKMHOPCTYXui";
    private static final String CYRILLIC_OF_LATIN = "аеорсухкАВЕКМНОРСТУХиі";
    private static final String GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧορνικυχ";
    private static final String LATIN_OF_GREEK = "ABEZHIKMNOPTYXopvikux";

    private static final char[] TO_LATIN = new char[0x600];
    private static final char[] TO_CYRILLIC = new char[0x80];

    static {
        fill(TO_LATIN, CYRILLIC, LATIN_OF_CYRILLIC);
        fill(TO_LATIN, GREEK, LATIN_OF_GREEK);
        fill(TO_CYRILLIC, LATIN, CYRILLIC_OF_LATIN);
    }

    private LookAlikes() {}

    private static void fill(char[] table, String from, String to) {
        for (int i = 0; i < from.length(); i++) {
            table[from.charAt(i)] = to.charAt(i);
        }
    }

    /** The Latin letter that a Cyrillic or Greek one looks like, or 0. */
    static char latin(char c) {
        return c < TO_LATIN.length ? TO_LATIN[c] : 0;
    }

    /** The Cyrillic letter that a Latin one looks like, or 0. */
    static char cyrillic(char c) {
        return c < TO_CYRILLIC.length ? TO_CYRILLIC[c] : 0;
    }

    static boolean isLatin(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0xc0 && c <= 0x24f && c != '×' && c != '÷';
    }

    static boolean isCyrillic(char c) {
        return c >= 0x400 && c <= 0x52f;
    }

    static boolean isGreek(char c) {
        return c >= 0x370 && c <= 0x3ff && Character.isLetter(c);
    }
}
