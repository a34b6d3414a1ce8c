package io.lifafa.text.lexicon;

/** What a word hints at. A word has one cue; its scope decides whether the hint holds. */
public enum Cue {
    NONE,
    /** Money went: debited, spent, paid. */
    DEBIT,
    /** Money came: credited, received. */
    CREDIT,
    /** Money came back: reversed, refunded. */
    REVERSAL,
    /** Names a movement that is usually one away from the user: purchase, payment, transaction. */
    DEBIT_NOUN,
    /** Names a movement towards the user: deposit. */
    CREDIT_NOUN,
    /** Moved, without saying which way. */
    MOVE,
    BALANCE,
    LIMIT,
    FEE,
    DUE,
    /** The most there may be: upto, max. */
    CAP,
    /** Labels the amount itself: amount, amt, total. */
    AMOUNT,
    FAILURE,
    REQUEST,
    OTP,
    PROMO,
    MANDATE,
    ACCOUNT,
    CARD,
    /** Labels a reference: ref, utr, rrn. */
    REFERENCE,
    /** Not yet, or only perhaps: will, shall, if. */
    UNREAL,
    NOT,
    /** Stands before a place: at. */
    AT,
    TO,
    FROM,
    /** Labels who gets, or where it was spent: beneficiario, commerçant. */
    PAYEE,
    /** Labels who gives: ordenante, remitente. */
    PAYER,
    /** Stands behind who gets, or behind a place: tr isyerinde, hi को. */
    TO_BEHIND,
    /** Stands behind who gives: tr tarafından, hi से. */
    FROM_BEHIND,
    /** Says nothing, but no name goes on across it. */
    END;

    /** True if the word says that money moved. */
    public boolean isVerb() {
        return this == DEBIT || this == CREDIT || this == REVERSAL || this == MOVE;
    }

    public boolean isPreposition() {
        return this == AT || this == TO || this == FROM;
    }

    public boolean isNoun() {
        return this == DEBIT_NOUN || this == CREDIT_NOUN;
    }

    public boolean isMovement() {
        return isVerb() || isNoun();
    }
}
