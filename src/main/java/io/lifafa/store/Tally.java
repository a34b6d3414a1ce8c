package io.lifafa.store;

import io.lifafa.sms.Status;

/**
 * How the SMS of one or more chunks ended.
 *
 * @param processed stored as transactions
 * @param filtered kept, but no transaction
 * @param duplicate already known from another chunk, or twice in this one
 * @param dead given up
 * @param moved handed on to the next chunk of the line, which counts them
 */
public record Tally(int processed, int filtered, int duplicate, int dead, int moved) {
    /** Nothing at all. */
    public static final Tally NONE = new Tally(0, 0, 0, 0, 0);

    /** One SMS in this state. */
    public static Tally one(Status status) {
        return switch (status) {
            case PROCESSED -> new Tally(1, 0, 0, 0, 0);
            case FILTERED -> new Tally(0, 1, 0, 0, 0);
            case DEAD -> new Tally(0, 0, 0, 1, 0);
        };
    }

    /** That many duplicates. */
    public static Tally duplicates(int count) {
        return new Tally(0, 0, count, 0, 0);
    }

    /** That many SMS handed on. */
    public static Tally moved(int count) {
        return new Tally(0, 0, 0, 0, count);
    }

    /** Both together. */
    public Tally plus(Tally other) {
        return new Tally(
                processed + other.processed,
                filtered + other.filtered,
                duplicate + other.duplicate,
                dead + other.dead,
                moved + other.moved);
    }

    /** The SMS that have reached a final state. */
    public int settled() {
        return processed + filtered + duplicate + dead;
    }

    /** All SMS of the chunk. */
    public int total() {
        return settled() + moved;
    }
}
