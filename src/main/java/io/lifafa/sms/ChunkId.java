package io.lifafa.sms;

import java.util.Objects;

/**
 * The id of a chunk: the root names the chunk as it was accepted, the generation counts the chunks that carry on what
 * the one before could not finish. Deterministic, so that writing a chunk again changes nothing.
 *
 * @param root {@code BATCH-SEQUENCE}
 * @param generation 0 for the accepted chunk itself
 */
public record ChunkId(String root, int generation) {
    private static final char SEPARATOR = '~';

    public ChunkId {
        Objects.requireNonNull(root, "root");
        if (root.indexOf(SEPARATOR) >= 0 || generation < 0) {
            throw new IllegalArgumentException("not a chunk id");
        }
    }

    /** The id of the {@code sequence}th chunk of a batch. */
    public static ChunkId of(String batchId, int sequence) {
        return new ChunkId(batchId + "-" + sequence, 0);
    }

    /** @throws IllegalArgumentException if {@code text} is not what {@link #toString} writes */
    public static ChunkId parse(String text) {
        int at = text.indexOf(SEPARATOR);
        return at < 0
                ? new ChunkId(text, 0)
                : new ChunkId(text.substring(0, at), Integer.parseInt(text.substring(at + 1)));
    }

    /** The chunk that carries on what this one leaves. */
    public ChunkId next() {
        return new ChunkId(root, generation + 1);
    }

    @Override
    public String toString() {
        return generation == 0 ? root : root + SEPARATOR + generation;
    }
}
