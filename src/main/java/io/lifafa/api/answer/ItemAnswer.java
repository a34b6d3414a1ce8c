package io.lifafa.api.answer;

import io.lifafa.sms.Extraction;

/** What a reply says about one SMS, checked. */
public sealed interface ItemAnswer {
    /** Every value stands in the SMS. */
    record Good(Extraction extraction) implements ItemAnswer {}

    /**
     * Every value stands in the SMS, but something speaks against one of them (the amount stands behind the word
     * "balance", the rules read the other direction): asked again in other words, and kept as doubted if the second answer
     * says the same.
     */
    record Doubtful(Extraction extraction, Objection objection) implements ItemAnswer {
        /** The objection's code. */
        public String reason() {
            return objection.reason();
        }
    }

    /** Missing, doubled, or with a value that is not in the SMS. The reason is a code, never text. */
    record Wrong(String reason) implements ItemAnswer {}
}
