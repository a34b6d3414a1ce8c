package io.lifafa.store.database;

/** The names of the collections. */
public final class Collections {
    public static final String INBOX = "inbox";
    public static final String PAYLOADS = "inbox_payloads";
    public static final String RESULTS = "chunk_results";
    public static final String SMS = "sms_data";
    public static final String TRANSACTIONS = "financial_transactions";
    public static final String DEAD_LETTERS = "dead_letters";
    public static final String EVENTS = "processing_events";
    public static final String IDEMPOTENCY_KEYS = "idempotency_keys";

    /** What SMS say, by a hash of it, and who says it. */
    public static final String CONTENTS = "sms_contents";

    /** SMS that came before under another id. */
    public static final String DUPLICATES = "sms_duplicates";

    public static final String TEMPLATES = "templates";
    public static final String LIMITS = "limits";

    /** Batches of which closed chunks were summed up. */
    public static final String SUMMARIES = "batch_summaries";

    /** Replays and reworks. */
    public static final String JOBS = "jobs";

    /** Who does what has to be done now and then. */
    public static final String DUTIES = "duties";

    /** API keys, with the hashes of their secrets. */
    public static final String API_KEYS = "api_keys";

    /** The tenants' keys for texts at rest, wrapped by a master key. */
    public static final String TENANT_KEYS = "tenant_keys";

    /** What is settled for each tenant. */
    public static final String TENANTS = "tenants";

    /** What tenants have used, by day and by month. */
    public static final String TENANT_USAGE = "tenant_usage";

    /** Small documents that all nodes follow, such as how often keys were written. */
    public static final String SETTINGS = "settings";

    /** Who wanted a person erased, when, and how far that is. */
    public static final String ERASURES = "erasures";

    /** How many SMS of which lines of chunks were erased, for the audit. */
    public static final String ERASED_SMS = "erased_sms";

    /** One document: the store's id. */
    static final String IDENTITY = "store_identity";

    /** Empty but for the moment in which a node starts. */
    static final String PROBE = "lifafa_probe";

    private Collections() {}
}
