package io.lifafa.ingest.formats.item;

import io.lifafa.ingest.formats.item.ReadItem.Rejected;

/** What is wrong with an item before its position is known; see {@link Rejected}. */
public record Fault(String field, String reason) {
    public static Fault item(String reason) {
        return new Fault(Rejected.WHOLE_ITEM, reason);
    }

    public static Fault tooLarge(int maxChars) {
        return item("the item is larger than " + maxChars + " characters; no SMS is, so check the quotes around it");
    }

    public static Fault torn() {
        return item("the input ends in the middle of an item; is the file still being written?");
    }

    public Rejected at(long index) {
        return new Rejected(index, field, reason);
    }
}
