package io.lifafa.bus;

/**
 * The addresses of the event bus. Those with {@code v2} are stages, see {@link StageService}; a stage is served to its own node
 * there, and to others at that address {@link #on} its node. {@code v1} is a Vert.x service proxy, the others are plain JSON.
 */
public final class Addresses {
    /** Plain JSON in, for any Vert.x application: an SMS, an array of them, or a wrapper; the reply is a receipt. */
    public static final String INGEST = "lifafa.ingest";

    /** The same as a typed service: {@code io.lifafa.ingest.IngestService}. */
    public static final String INGEST_SERVICE = "lifafa.v1.ingest";

    /** Every finished transaction of the installation's own tenant, published as plain JSON; of others see {@link #of}. */
    public static final String TRANSACTIONS = "lifafa.transactions";

    /** The tally of every closed chunk of the installation's own tenant, published as plain JSON; of others see {@link #of}. */
    public static final String CHUNKS = "lifafa.chunks";

    /** A hint that there is new work in the journal; lost hints cost no more than a poll interval. */
    public static final String WORK = "lifafa.work";

    /** {@code io.lifafa.store.Journal}. */
    public static final String JOURNAL = "lifafa.v2.store.journal";

    /** {@code io.lifafa.store.lease.LeaseBook}. */
    public static final String LEASES = "lifafa.v2.store.leases";

    /** {@code io.lifafa.store.Archive}. */
    public static final String ARCHIVE = "lifafa.v2.store.archive";

    /** {@code io.lifafa.store.IdempotencyKeys}. */
    public static final String IDEMPOTENCY = "lifafa.v2.store.idempotency";

    /** {@code io.lifafa.store.EventLog}. */
    public static final String EVENT_LOG = "lifafa.v2.store.events";

    /** {@code io.lifafa.store.TemplateStore}. */
    public static final String TEMPLATES = "lifafa.v2.store.templates";

    /** {@code io.lifafa.store.LimitStore}. */
    public static final String LIMIT_STORE = "lifafa.v2.store.limits";

    /** {@code io.lifafa.tenants.key.KeyStore}. */
    public static final String KEYS = "lifafa.v2.store.keys";

    /** {@code io.lifafa.tenants.settings.TenantStore}. */
    public static final String TENANTS = "lifafa.v2.store.tenants";

    /** {@code io.lifafa.tenants.quota.UsageStore}. */
    public static final String USAGE = "lifafa.v2.store.usage";

    /** {@code io.lifafa.store.Erasures}. */
    public static final String ERASURES = "lifafa.v2.store.erasures";

    /** {@code io.lifafa.limiter.cluster.ClusterLimits}. */
    public static final String LIMITS = "lifafa.v2.limits";

    /** A hint that limits which nodes share have changed: {@code {"api", "revision"}}, published to every node. */
    public static final String LIMITS_CHANGED = "lifafa.limits";

    /** Processing events on their way to the audit stage. */
    public static final String EVENTS = "lifafa.events";

    /** {@code io.lifafa.api.ExtractionService}. */
    public static final String API = "lifafa.v2.api";

    /**
     * Plain JSON: {@code {"action": "state"}} is answered with the limits of the extraction API as they are now,
     * {@code {"action": "reset"}} makes them be learned anew and is answered likewise.
     */
    public static final String LIMITER = "lifafa.limiter";

    /** A hint that the API answers again after SMS were put off because it did not. */
    public static final String API_RETURNED = "lifafa.api.returned";

    /** {@code io.lifafa.cache.TemplateCache}. */
    public static final String CACHE = "lifafa.v2.cache";

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

    /** Where another tenant's news are published: {@code ADDRESS.TENANT}. */
    public static String of(String address, String tenant) {
        return address + "." + tenant;
    }
}
