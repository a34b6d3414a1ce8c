package io.lifafa.cache.token;

/** What a piece of a text is. The order is part of the stored form of a template: add at the end only. */
public enum Kind {
    /** A run of letters; literal. */
    WORD,
    /** Punctuation, a symbol, or a run of one mask character; literal. */
    MARK,
    /** White space within a line. */
    SPACE,
    /** White space with a line end in it. */
    BREAK,
    /** Digits, with grouping and decimals or without. */
    NUMBER,
    /** Digits with mask characters: {@code XX1234}, {@code ***34}, {@code 1234****5678}. */
    MASKED,
    /** Letters and digits: an id. */
    CODE,
    DATE,
    TIME,
    LINK,
    /** What stands before the {@code @} of a payment or mail address. */
    ADDRESS,
    /** The {@code @} and what stands behind it. */
    HANDLE,
    /** The name in a greeting. */
    GREETING,
    /** Of templates only: a name of one or more pieces. */
    NAME,
    /** Of templates only: a run of letters within a reference. */
    LETTERS;

    private static final Kind[] ALL = values();

    /** The key of a slot of this kind and form; keys of literals are negative. */
    public long key(int form) {
        return ((long) ordinal() << 16) | (form & 0xffff);
    }

    /** True for the key of a literal word or mark. */
    public static boolean isLiteral(long key) {
        return key < 0;
    }

    /** The kind of a slot's key. */
    public static Kind of(long key) {
        return ALL[(int) (key >> 16)];
    }

    /** True if the pieces of one wording differ here from message to message. */
    public boolean isValue() {
        return ordinal() >= NUMBER.ordinal();
    }
}
