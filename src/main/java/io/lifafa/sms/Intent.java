package io.lifafa.sms;

import java.util.Locale;

/** What a message is for; the closed vocabulary of {@code message_intent}. */
public enum Intent {
    /** Money has moved. */
    TRANSACTION,
    /** Somebody asks for money. */
    PAYMENT_REQUEST,
    /** Money will move once the user agrees, or at a later day. */
    PENDING_CONFIRMATION,
    /** A one-time password. */
    OTP,
    /** Advertising. */
    PROMO,
    /** A note about an account without a movement: balance, due date, failed or declined payment. */
    ALERT,
    OTHER;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The name as it stands in JSON. */
    public String wireName() {
        return wireName;
    }

    /** @throws IllegalArgumentException if no intent has this wire name */
    public static Intent of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
