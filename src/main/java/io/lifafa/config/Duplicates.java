package io.lifafa.config;

/** By what an SMS is known that came before. */
public enum Duplicates {
    /** By its id and, where one of the two came without, by what it says. */
    CONTENT,
    /** By its id alone. */
    ID
}
