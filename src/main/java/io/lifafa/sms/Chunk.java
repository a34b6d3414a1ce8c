package io.lifafa.sms;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The unit of work: SMS of one batch, or of several that came at the same moment, which are stored, leased and closed
 * together.
 *
 * @param id its deterministic id
 * @param tenant whose data it is
 * @param batchId the submission that its items belong to, but for those that name another
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

    /** The submission that an item of this chunk belongs to. */
    public String batchOf(WorkItem item) {
        return item.batchId().orElse(batchId);
    }

    /** How many SMS of which batch it holds, in the order of the items. */
    public Map<String, Integer> batches() {
        var batches = new LinkedHashMap<String, Integer>();
        items.forEach(item -> batches.merge(batchOf(item), 1, Integer::sum));
        return batches;
    }

    /** The size of its texts in UTF-8. */
    public long bytes() {
        long bytes = 0;
        for (var item : items) {
            var sms = item.sms();
            bytes += utf8(sms.body()) + utf8(sms.sender()) + utf8(sms.userId());
        }
        return bytes;
    }

    private static long utf8(String text) {
        long bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // Each half of a surrogate pair is two bytes of its four.
            bytes += c < 0x80 ? 0 : c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
        }
        return bytes;
    }

    @Override
    public String toString() {
        return "Chunk[" + id + ", " + items.size() + " SMS]";
    }
}
