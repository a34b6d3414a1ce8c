package io.lifafa.ingest.formats.item;

import io.lifafa.sms.Sms;

/** What became of one item of the input. */
public sealed interface ReadItem {
    /** The item's 0-based position among the items of the input; a header line or a blank line is no item. */
    long index();

    /** The item is a received SMS. */
    record Accepted(long index, Sms sms) implements ReadItem {}

    /**
     * The item cannot be taken.
     *
     * @param field the name of the field as the client wrote it, or {@link #WHOLE_ITEM}
     * @param reason what is wrong and what to do, in one English sentence that never quotes the input
     */
    record Rejected(long index, String field, String reason) implements ReadItem {
        /** Stands as the field where the trouble is not with one field. */
        public static final String WHOLE_ITEM = "item";
    }

    /** The item is well-formed but not a received SMS. */
    record Skipped(long index, SkipReason reason) implements ReadItem {}
}
