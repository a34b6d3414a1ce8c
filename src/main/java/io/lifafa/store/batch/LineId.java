package io.lifafa.store.batch;

import java.util.Optional;

/**
 * A line of chunks by its place in its batch, as its root says.
 *
 * @param batchId the batch
 * @param sequence its number there, from 0
 */
public record LineId(String batchId, int sequence) {
    private static final int MAX_DIGITS = 9;

    /**
     * What the chunks of one batch have in common: their batch where their roots name it, which begin alike then; else the
     * root itself, as for a chunk that several batches share.
     */
    public static String group(String root) {
        return of(root).or(() -> of(root.substring(0, Math.max(0, root.lastIndexOf('-')))))
                .map(LineId::batchId)
                .orElse(root);
    }

    /** Empty for a root that is not a batch and a number. */
    public static Optional<LineId> of(String root) {
        int at = root.lastIndexOf('-');
        var number = root.substring(at + 1);
        return at < 1
                        || number.isEmpty()
                        || number.length() > MAX_DIGITS
                        || !number.chars().allMatch(it -> it >= '0' && it <= '9')
                ? Optional.empty()
                : Optional.of(new LineId(root.substring(0, at), Integer.parseInt(number)));
    }
}
