package io.lifafa.config;

/** What becomes of an SMS whose {@code unique_id} another text, user or tenant holds already. */
public enum IdConflict {
    /** It is rejected; where that is found only after it was accepted, it is a dead letter under a derived id. */
    REJECT,
    /** It is worked on like any other, under a derived id. */
    KEEP
}
