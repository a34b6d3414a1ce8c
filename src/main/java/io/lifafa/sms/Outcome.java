package io.lifafa.sms;

import java.time.Duration;
import java.util.Optional;

/** How one pass over an SMS ended. Every SMS of a chunk gets exactly one. */
public sealed interface Outcome {
    /** The SMS it is about, with its failures so far. */
    WorkItem item();

    /** Understood as a transaction. */
    record Processed(WorkItem item, Extraction extraction) implements Outcome {}

    /**
     * Kept, but no transaction: an OTP, a promotion, a balance note.
     *
     * @param reason a lower-case code
     * @param extraction what it says all the same: whose account, which balance, in which currency
     */
    record Filtered(WorkItem item, Intent intent, String reason, Optional<Extraction> extraction) implements Outcome {
        /** Of which nothing was read. */
        public Filtered(WorkItem item, Intent intent, String reason) {
            this(item, intent, reason, Optional.empty());
        }
    }

    /** Can never succeed as things stand; kept with its history and replayable. */
    record Dead(WorkItem item, String reason) implements Outcome {
        /** Money moved, but the amount or the direction could not be read. */
        public static final String NOT_UNDERSTOOD = "not_understood";

        /** Another text or user of the tenant holds the id. */
        public static final String ID_CONFLICT = "id_conflict";

        /** Written by a template that turned out wrong; replayed at once. */
        public static final String TEMPLATE_QUARANTINED = "template_quarantined";

        /** The reason of an SMS that made a stage fail as often as it was tried. */
        public static String failedIn(String stage) {
            return stage + "_failed";
        }
    }

    /**
     * To be tried again, not before the delay has passed.
     *
     * @param outage true if it waits for something that was not there, and may go on as soon as it is
     */
    record Later(WorkItem item, Duration delay, boolean outage) implements Outcome {
        /** After a failure of its own. */
        public Later(WorkItem item, Duration delay) {
            this(item, delay, false);
        }
    }
}
