package io.lifafa.rules;

import java.util.Locale;

/** Why an SMS is no transaction, decided before anything costly is asked. */
public enum FilterReason {
    /** Hands out a one-time password. */
    OTP,
    /** Advertises. */
    PROMOTION,
    /** From a person, about no money. */
    PERSONAL,
    /** Holds not one digit, so no amount either. */
    NO_AMOUNT;

    /** The code kept with the SMS. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
