package io.lifafa.bus;

/** The addresses of the event bus. Those with a version are typed service proxies, the others plain JSON. */
public final class Addresses {
    /** Plain JSON in, for any Vert.x application: an SMS, an array of them, or a wrapper; the reply is a receipt. */
    public static final String INGEST = "lifafa.ingest";

    /** The same as a typed service: {@code io.lifafa.ingest.IngestService}. */
    public static final String INGEST_SERVICE = "lifafa.v1.ingest";

    /** Every finished transaction, published as plain JSON. */
    public static final String TRANSACTIONS = "lifafa.transactions";

    /** The tally of every closed chunk, published as plain JSON. */
    public static final String CHUNKS = "lifafa.chunks";

    /** A hint that there is new work in the journal; lost hints cost no more than a poll interval. */
    public static final String WORK = "lifafa.work";

    /** {@code io.lifafa.store.Journal}. */
    public static final String JOURNAL = "lifafa.v1.store.journal";

    /** {@code io.lifafa.store.LeaseBook}. */
    public static final String LEASES = "lifafa.v1.store.leases";

    /** {@code io.lifafa.store.Archive}. */
    public static final String ARCHIVE = "lifafa.v1.store.archive";

    /** {@code io.lifafa.store.IdempotencyKeys}. */
    public static final String IDEMPOTENCY = "lifafa.v1.store.idempotency";

    /** {@code io.lifafa.store.EventLog}. */
    public static final String EVENT_LOG = "lifafa.v1.store.events";

    /** {@code io.lifafa.store.TemplateStore}. */
    public static final String TEMPLATES = "lifafa.v1.store.templates";

    /** {@code io.lifafa.store.LimitStore}. */
    public static final String LIMIT_STORE = "lifafa.v1.store.limits";

    /** {@code io.lifafa.limiter.cluster.ClusterLimits}. */
    public static final String LIMITS = "lifafa.v1.limits";

    /** A hint that limits which nodes share have changed: {@code {"api", "revision"}}, published to every node. */
    public static final String LIMITS_CHANGED = "lifafa.limits";

    /** Processing events on their way to the audit stage. */
    public static final String EVENTS = "lifafa.events";

    /** {@code io.lifafa.api.ExtractionService}; each node that has it serves it at an address of its own, too. */
    public static final String API = "lifafa.v1.api";

    /** The same, served to its own node alone. */
    public static final String API_HERE = "lifafa.v1.api.here";

    /**
     * Plain JSON: {@code {"action": "state"}} is answered with the limits of the extraction API as they are now,
     * {@code {"action": "reset"}} makes them be learned anew and is answered likewise.
     */
    public static final String LIMITER = "lifafa.limiter";

    /** A hint that the API answers again after SMS were put off because it did not. */
    public static final String API_RETURNED = "lifafa.api.returned";

    /** {@code io.lifafa.cache.TemplateCache}; each node that has it serves it at an address of its own, too. */
    public static final String CACHE = "lifafa.v1.cache";

    /** The same, served to its own node alone. */
    public static final String CACHE_HERE = "lifafa.v1.cache.here";

    /** Plain JSON: the reply says under {@code address} where a node's own cache is; the request does not matter. */
    public static final String CACHE_WHERE = "lifafa.cache.where";

    /** Plain JSON: what the cache was asked and what it said; the body of the request does not matter. */
    public static final String CACHE_STATE = "lifafa.cache";

    /** Templates that were learned or removed, published to every node. */
    public static final String TEMPLATES_CHANGED = "lifafa.templates";

    /** Published by every node each second: its id, name and stages. */
    public static final String NODES = "lifafa.nodes";

    /** Followed by a node's id: its own address, which answers with how it is doing. */
    public static final String NODE_PREFIX = "lifafa.node.";

    /** Plain JSON: how the node that is asked sees the cluster; the body of the request does not matter. */
    public static final String CLUSTER = "lifafa.cluster";

    private Addresses() {}

    /** Where a stage is on one node, for the others. */
    public static String on(String node, String stage) {
        return stage + "." + node;
    }
}
