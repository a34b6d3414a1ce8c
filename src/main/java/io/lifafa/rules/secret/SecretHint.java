package io.lifafa.rules.secret;

/** What a word says about a code or about who writes. */
enum SecretHint {
    /** Names a code that is a secret by its name. */
    OTP,
    /** May name a code; what stands around it decides. */
    CODE,
    /** May name a code; payments that are done have one of that name too. */
    AUTH,
    /** Tells the user to keep something to himself. */
    HUSH,
    /** Warns of giving one away, and is no name for one unless it stands right behind. */
    WARN,
    /** What a code is for, or how long it lives. */
    PURPOSE,
    /** Tells the user to type something. */
    ENTER,
    /** Says that it is over. */
    DONE,
    /** Stands before a number that is no code. */
    NUMBER,
    /** Stands before a telephone number. */
    CALL,
    /** Looks like one of the above and is none. */
    NONE,
    /** The writer speaks of himself, or to a friend. */
    SELF;

    /** True if a message that says so may hold a code. */
    boolean isOfCodes() {
        return isName() || this == WARN || this == HUSH || this == PURPOSE || this == ENTER;
    }

    boolean isName() {
        return this == OTP || this == CODE || this == AUTH;
    }
}
