package io.lifafa.store;

/**
 * The open work.
 *
 * @param chunks how many chunks are open
 */
public record Backlog(long chunks) {}
