package io.lifafa.sms;

import java.util.List;
import java.util.Objects;

/**
 * The unit of work: SMS of one batch that are stored, leased and closed together.
 *
 * @param id its deterministic id
 * @param tenant whose data it is
 * @param batchId the submission it belongs to
 * @param replay true if its SMS are dead letters that are tried again
 * @param items at most {@link #MAX_ITEMS}, at most {@link #MAX_BYTES} of text
 */
public record Chunk(ChunkId id, String tenant, String batchId, boolean replay, List<WorkItem> items) {
    /** No chunk holds more SMS. */
    public static final int MAX_ITEMS = 500;

    /** No chunk holds more bytes of text, but for a single SMS that is larger by itself. */
    public static final int MAX_BYTES = 512 * 1024;

    public Chunk {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(batchId, "batchId");
        items = List.copyOf(items);
    }

    @Override
    public String toString() {
        return "Chunk[" + id + ", " + items.size() + " SMS]";
    }
}
