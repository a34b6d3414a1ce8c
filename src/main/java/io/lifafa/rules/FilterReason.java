package io.lifafa.rules;

import io.lifafa.sms.Intent;
import java.util.Locale;

/** Why an SMS is no transaction, decided before anything costly is asked. */
public enum FilterReason {
    /** Hands out a one-time password. */
    OTP(Intent.OTP),
    /** Advertises. */
    PROMOTION(Intent.PROMO),
    /** From a person, about no money. */
    PERSONAL(Intent.OTHER),
    /** Holds not one digit, so no amount either. */
    NO_AMOUNT(Intent.OTHER);

    private final Intent intent;

    FilterReason(Intent intent) {
        this.intent = intent;
    }

    /** What such an SMS is for. */
    public Intent intent() {
        return intent;
    }

    /** The code kept with the SMS. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
