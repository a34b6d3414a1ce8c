package io.lifafa.ingest.formats;

import io.lifafa.ingest.formats.ReadItem.Rejected;

/** What is wrong with an item before its position is known; see {@link Rejected}. */
record Fault(String field, String reason) {
    static Fault item(String reason) {
        return new Fault(Rejected.WHOLE_ITEM, reason);
    }

    static Fault tooLarge(int maxChars) {
        return item("the item is larger than " + maxChars + " characters; no SMS is, so check the quotes around it");
    }

    static Fault torn() {
        return item("the input ends in the middle of an item; is the file still being written?");
    }

    Rejected at(long index) {
        return new Rejected(index, field, reason);
    }
}
