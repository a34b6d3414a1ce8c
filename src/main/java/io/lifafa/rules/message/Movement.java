package io.lifafa.rules.message;

import io.lifafa.sms.Direction;

/**
 * A word that says that money moved, with its scope taken into account.
 *
 * @param at its token
 * @param direction which way, seen from the user
 * @param strength how plainly it says so
 * @param own true if the text ties it to the user's own account ("your a/c is credited")
 */
public record Movement(int at, Direction direction, Strength strength, boolean own) {
    public enum Strength {
        /** Names a movement: "payment of Rs 500". */
        NOUN,
        /** Says that it happened: "debited". */
        VERB,
        /** Says that an earlier one was undone: "refunded". */
        REVERSAL,
        /** The form of the message says so: "Credit Alert", "Type: DR". */
        HEAD
    }

    public boolean isNoun() {
        return strength == Strength.NOUN;
    }
}
