package io.lifafa.store;

/**
 * The open work.
 *
 * @param chunks how many chunks are open
 * @param sms how many SMS they hold
 * @param bytes how much text that is; chunks that 0.1.0 wrote count nothing
 */
public record Backlog(long chunks, long sms, long bytes) {
    /** No open work. */
    public static final Backlog NONE = new Backlog(0, 0, 0);
}
