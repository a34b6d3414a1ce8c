package io.lifafa.rules.message;

/**
 * What a value stands on, and which share of the values that stand on the same is right. The shares are measured by
 * wordings, not messages, and shrunk: {@code (right + 1) / (wordings + 2)}; see {@code docs/adr/0008-rules.md}.
 */
public enum Evidence {
    /** "Reversed", "refunded". */
    REVERSAL_WORD(0.98),
    /** The form of the message: "Credit Alert", "Type: DR". */
    HEAD(0.98),
    /** A verb tied to the user's own account. */
    OWN_VERB(0.99),
    VERB(0.98),
    /** A verb, while another word of the message points the other way. */
    DISPUTED_VERB(0.95),
    /** A noun alone: "purchase of". */
    NOUN(0.97),
    /** A noun, while another word points the other way; or the sign of the amount. */
    WEAK_NOUN(0.85),

    /** An amount with its currency in the sentence of the movement. */
    AMOUNT_BESIDE(0.99),
    /** An amount with its currency in another sentence or line. */
    AMOUNT_APART(0.97),
    /** A number without a currency, behind a word that labels money. */
    AMOUNT_BARE(0.93),
    /** An amount, while another of the message stands nearly as well for it. Not measured yet. */
    AMOUNT_CONTESTED(0.85),
    /** An amount that a fee or a due is named beside. */
    AMOUNT_OF_FEE(0.85),

    CURRENCY_CODE(0.99),
    /** "Rs" or "$", whose country is told by the rest of the message. */
    CURRENCY_SHARED(0.97),
    /** No word at all: the country of the sender, or the home currency; or a "$" of which nothing says whose it is. */
    CURRENCY_INFERRED(0.85),

    AVAILABLE_BALANCE(0.99),
    BALANCE(0.98),

    /** Another number than the amount, behind a word for fee, charge or tax. Not measured yet. */
    FEE(0.90),

    /** Label and mask, or label and "your". */
    ACCOUNT_PLAIN(0.98),
    /** A label or a mask alone. */
    ACCOUNT_BARE(0.92),

    /** The transaction's own id. */
    TRANSACTION_ID(0.98),
    REFERENCE_LABEL(0.97),
    /** In a rail's path, behind a rail's name, or in front of the message. */
    RAIL_NUMBER(0.97),
    /** A number that nothing names. */
    NUMBER_ALONE(0.80),

    /** On a line of its own label, or in a rail's path. */
    PARTY_LABELLED(0.95),
    /** Behind "at", "to", "from" in the sentence of the movement. */
    PARTY_BESIDE(0.95),
    /** In another sentence, or behind a word that may introduce something else. */
    PARTY_APART(0.85),
    /** A name that nothing introduces. */
    PARTY_ALONE(0.85),

    DATE(0.97),
    BANK(0.90),
    METHOD(0.95),

    ONE_TIME_PASSWORD(0.98),
    /** A failure, request, reminder or note said in so many words. */
    NOTICE(0.96),
    /** A note of a state, beside an amount that it does not explain. Not measured yet. */
    NOTICE_BESIDE_MONEY(0.80),
    /** It may be of money that moved, but the amount, or which way it went, was not understood. */
    NOT_UNDERSTOOD(0.20),
    /** Nothing says what the message is for. */
    NOTHING(0.60);

    private final double confidence;

    Evidence(double confidence) {
        this.confidence = confidence;
    }

    /** The share of such values that are right. */
    public double confidence() {
        return confidence;
    }
}
