package io.lifafa.store;

import io.lifafa.bus.Addresses;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.serviceproxy.ServiceProxyBuilder;
import java.time.Duration;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * The store's services as any other stage reaches them, on this node or another.
 *
 * @param journal the open work
 * @param leases who works on what
 * @param archive the finished work
 * @param idempotencyKeys answers given before
 * @param eventLog processing events
 * @param templates learned wordings
 * @param limits of the extraction API, shared by all nodes
 */
public record StoreServices(
        Journal journal,
        LeaseBook leases,
        Archive archive,
        IdempotencyKeys idempotencyKeys,
        EventLog eventLog,
        TemplateStore templates,
        LimitStore limits) {
    /** A closing is a handful of database calls in a row; a stage that is silent for longer is taken for dead. */
    private static final int CALLS = 3;

    /** Of a store on another node: it may be gone, and another may be there. */
    private static final Duration REMOTE_TRY = Duration.ofSeconds(5);

    private static final Retrying.Limits REMOTE = new Retrying.Limits(4, Duration.ofSeconds(15));

    /**
     * Not {@code claim}: each reply that is lost leaves a chunk with a lease that nobody works under until it ends, and
     * workers look for work again anyway.
     */
    private static final Set<String> JOURNAL =
            Set.of("append", "renew", "release", "known", "transactions", "close", "outageIsOver", "backlog");

    private static final Set<String> IDEMPOTENCY = Set.of("begin", "renew", "finish", "abandon");

    /** All of it reads, or asks for what is done once however often it is asked for. */
    private static final Set<String> ARCHIVE =
            Set.of("sms", "transactions", "batch", "deadLetters", "replay", "rework");

    /** Not {@code remove}: it might remove what was learned anew meanwhile. */
    private static final Set<String> TEMPLATES = Set.of("page", "save", "stored", "changedSince");

    /**
     * Clients for the services of this node, which must have the store's role: a call never leaves it.
     *
     * @param timeout of one database call
     */
    public static StoreServices local(Vertx vertx, Duration timeout) {
        return proxies(
                vertx,
                new DeliveryOptions().setSendTimeout(answerWithin(timeout)).setLocalOnly(true));
    }

    /**
     * Clients for the services of other nodes: a call is given up after 5 s, and made again up to three times within 15 s
     * where that is safe. Not made again are {@code Journal.claim}, {@code TemplateStore.remove}, and what
     * {@code EventLog} offers (an event would stand twice).
     */
    public static StoreServices remote(Vertx vertx) {
        return remote(vertx, REMOTE_TRY, REMOTE);
    }

    static StoreServices remote(Vertx vertx, Duration oneTry, Retrying.Limits limits) {
        var once = proxies(vertx, new DeliveryOptions().setSendTimeout(oneTry.toMillis()));
        return new StoreServices(
                Retrying.over(vertx, Journal.class, once.journal, JOURNAL, limits),
                Retrying.over(vertx, LeaseBook.class, once.leases, Set.of("openWork"), limits),
                Retrying.over(vertx, Archive.class, once.archive, ARCHIVE, limits),
                Retrying.over(vertx, IdempotencyKeys.class, once.idempotencyKeys, IDEMPOTENCY, limits),
                once.eventLog,
                Retrying.over(vertx, TemplateStore.class, once.templates, TEMPLATES, limits),
                once.limits);
    }

    /**
     * The same for callers who are told "not now" sooner than others: while the store is away at once, else after {@code
     * patience}. For what somebody outside waits for, and sends again.
     *
     * @param away whether the store is known not to answer
     */
    public StoreServices answering(Vertx vertx, BooleanSupplier away, Duration patience) {
        return new StoreServices(
                Answering.over(vertx, Journal.class, journal, away, patience),
                Answering.over(vertx, LeaseBook.class, leases, away, patience),
                Answering.over(vertx, Archive.class, archive, away, patience),
                Answering.over(vertx, IdempotencyKeys.class, idempotencyKeys, away, patience),
                eventLog,
                templates,
                limits);
    }

    private static long answerWithin(Duration timeout) {
        return timeout.multipliedBy(CALLS).toMillis();
    }

    private static StoreServices proxies(Vertx vertx, DeliveryOptions options) {
        return new StoreServices(
                proxy(vertx, options, Addresses.JOURNAL, Journal.class),
                proxy(vertx, options, Addresses.LEASES, LeaseBook.class),
                proxy(vertx, options, Addresses.ARCHIVE, Archive.class),
                proxy(vertx, options, Addresses.IDEMPOTENCY, IdempotencyKeys.class),
                proxy(vertx, options, Addresses.EVENT_LOG, EventLog.class),
                new TemplatesOnBus(proxy(vertx, options, Addresses.TEMPLATES, TemplateStore.class)),
                proxy(vertx, options, Addresses.LIMIT_STORE, LimitStore.class));
    }

    private static <T> T proxy(Vertx vertx, DeliveryOptions options, String address, Class<T> type) {
        return new ServiceProxyBuilder(vertx)
                .setAddress(address)
                .setOptions(options)
                .build(type);
    }
}
