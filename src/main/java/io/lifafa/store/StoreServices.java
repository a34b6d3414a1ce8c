package io.lifafa.store;

import io.lifafa.bus.Addresses;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.serviceproxy.ServiceProxyBuilder;
import java.time.Duration;

/**
 * The store's services as any other stage reaches them, on this node or another.
 *
 * @param journal the open work
 * @param leases who works on what
 * @param archive the finished work
 * @param idempotencyKeys answers given before
 * @param eventLog processing events
 * @param templates learned wordings
 */
public record StoreServices(
        Journal journal,
        LeaseBook leases,
        Archive archive,
        IdempotencyKeys idempotencyKeys,
        EventLog eventLog,
        TemplateStore templates) {
    /** A closing is a handful of database calls in a row. */
    private static final int CALLS = 3;

    /**
     * On the way to another node. One that does not answer within a single call and this is taken for dead: what a dead
     * node was asked is asked again, and asking twice is harmless, while waiting holds up the work.
     */
    private static final Duration WAY = Duration.ofSeconds(2);

    /**
     * Clients for the services of whoever has them.
     *
     * @param timeout of one database call
     */
    public static StoreServices onBus(Vertx vertx, Duration timeout) {
        return by(vertx, options(timeout.plus(WAY)));
    }

    /** Clients for the services of this node, and of no other. */
    public static StoreServices here(Vertx vertx, Duration timeout) {
        return by(vertx, options(timeout.multipliedBy(CALLS)).setLocalOnly(true));
    }

    private static DeliveryOptions options(Duration timeout) {
        return new DeliveryOptions().setSendTimeout(timeout.toMillis());
    }

    private static StoreServices by(Vertx vertx, DeliveryOptions options) {
        return new StoreServices(
                proxy(vertx, options, Addresses.JOURNAL, Journal.class),
                proxy(vertx, options, Addresses.LEASES, LeaseBook.class),
                proxy(vertx, options, Addresses.ARCHIVE, Archive.class),
                proxy(vertx, options, Addresses.IDEMPOTENCY, IdempotencyKeys.class),
                proxy(vertx, options, Addresses.EVENT_LOG, EventLog.class),
                new TemplatesOnBus(proxy(vertx, options, Addresses.TEMPLATES, TemplateStore.class)));
    }

    private static <T> T proxy(Vertx vertx, DeliveryOptions options, String address, Class<T> type) {
        return new ServiceProxyBuilder(vertx)
                .setAddress(address)
                .setOptions(options)
                .build(type);
    }
}
