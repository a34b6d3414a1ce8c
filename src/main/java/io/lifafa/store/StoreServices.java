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
 * @param archive the finished work
 * @param idempotencyKeys answers given before
 * @param eventLog processing events
 * @param templates learned wordings
 * @param limits of the extraction API, shared by all nodes
 */
public record StoreServices(
        Journal journal,
        Archive archive,
        IdempotencyKeys idempotencyKeys,
        EventLog eventLog,
        TemplateStore templates,
        LimitStore limits) {
    /** A closing is a handful of database calls in a row; a stage that is silent for longer is taken for dead. */
    private static final int CALLS = 3;

    /**
     * Clients for the services on the bus.
     *
     * @param timeout of one database call
     */
    public static StoreServices onBus(Vertx vertx, Duration timeout) {
        var options =
                new DeliveryOptions().setSendTimeout(timeout.multipliedBy(CALLS).toMillis());
        return new StoreServices(
                proxy(vertx, options, Addresses.JOURNAL, Journal.class),
                proxy(vertx, options, Addresses.ARCHIVE, Archive.class),
                proxy(vertx, options, Addresses.IDEMPOTENCY, IdempotencyKeys.class),
                proxy(vertx, options, Addresses.EVENT_LOG, EventLog.class),
                proxy(vertx, options, Addresses.TEMPLATES, TemplateStore.class),
                proxy(vertx, options, Addresses.LIMIT_STORE, LimitStore.class));
    }

    private static <T> T proxy(Vertx vertx, DeliveryOptions options, String address, Class<T> type) {
        return new ServiceProxyBuilder(vertx)
                .setAddress(address)
                .setOptions(options)
                .build(type);
    }
}
