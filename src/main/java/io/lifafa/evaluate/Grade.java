package io.lifafa.evaluate;

/** How one value was read. */
public enum Grade {
    RIGHT,
    /** Another value than the message's, or one where it has none. */
    WRONG,
    /** None, where the message has one. */
    LEFT_OUT
}
