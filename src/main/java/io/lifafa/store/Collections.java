package io.lifafa.store;

/** The names of the collections. */
final class Collections {
    static final String INBOX = "inbox";
    static final String PAYLOADS = "inbox_payloads";
    static final String RESULTS = "chunk_results";
    static final String SMS = "sms_data";
    static final String TRANSACTIONS = "financial_transactions";
    static final String DEAD_LETTERS = "dead_letters";
    static final String EVENTS = "processing_events";
    static final String IDEMPOTENCY_KEYS = "idempotency_keys";

    /** What SMS say, by a hash of it, and who says it. */
    static final String CONTENTS = "sms_contents";

    /** SMS that came before under another id. */
    static final String DUPLICATES = "sms_duplicates";

    static final String TEMPLATES = "templates";
    static final String LIMITS = "limits";

    /** Batches of which closed chunks were summed up. */
    static final String SUMMARIES = "batch_summaries";

    /** Replays and reworks. */
    static final String JOBS = "jobs";

    /** Who does what has to be done now and then. */
    static final String DUTIES = "duties";

    /** One document: the store's id. */
    static final String IDENTITY = "store_identity";

    /** Empty but for the moment in which a node starts. */
    static final String PROBE = "lifafa_probe";

    private Collections() {}
}
