package io.lifafa.config;

/** What becomes of an SMS that the extraction API answers wrongly, or refuses, again and again. */
public enum Fallback {
    /** The rules answer, with less confidence, and the transaction says so. */
    RULES,
    /** It counts as a failed attempt: asked again later, a dead letter after the last attempt. */
    WAIT,
    /** A dead letter at once. */
    DEAD_LETTER
}
