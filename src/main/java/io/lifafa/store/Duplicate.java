package io.lifafa.store;

/**
 * An SMS that is the same as one that came before under another id.
 *
 * @param id its own
 * @param first the id of the one that is stored, or is being worked on
 */
public record Duplicate(String id, String first) {}
