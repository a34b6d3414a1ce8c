package io.lifafa.config;

/** Which SMS are taken for one and the same. */
public enum Duplicates {
    /** Those of one id. */
    ID,
    /** Those too of which one came without an id, and which say the same to the same user in the same second. */
    CONTENT
}
