package io.lifafa.cache;

import io.lifafa.bus.Addresses;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceProxyBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * {@link TemplateCache} over the bus. Where this node has none, it keeps to one other node's as long as that answers: who
 * waits for whom, and whose answer contradicts what, is known to the cache that was asked. A lookup that fails is tried
 * once more at another; a lesson is not, because told twice it counts twice. Thread rule: any.
 */
public final class RemoteCache implements TemplateCache {
    /** A lookup waits two seconds at the most; a silence beyond this means that the node is gone. */
    private static final Duration TIMEOUT = Duration.ofMillis(3_500);

    /** This very process may be slow, but it is not gone. */
    private static final Duration TIMEOUT_HERE = Duration.ofSeconds(10);

    /** A node says at once where its cache is. */
    private static final Duration FIND = Duration.ofMillis(500);

    private static final int TRIES_TO_FIND = 4;

    private final Vertx vertx;
    private final boolean local;

    /** Made once: every chunk asks it, and making one is dear. */
    private final TemplateCache here;

    private final Duration timeout;
    private final AtomicReference<Optional<String>> chosen = new AtomicReference<>(Optional.empty());

    /** @param local whether this node has a cache itself: it is preferred then */
    public RemoteCache(Vertx vertx, boolean local) {
        this(vertx, local, TIMEOUT);
    }

    RemoteCache(Vertx vertx, boolean local, Duration timeout) {
        this.vertx = vertx;
        this.local = local;
        this.timeout = timeout;
        this.here = at(Addresses.CACHE_HERE, TIMEOUT_HERE);
    }

    @Override
    public Future<Lookup> lookup(Inquiry inquiry) {
        return call(cache -> cache.lookup(inquiry), failure -> true);
    }

    @Override
    public Future<List<String>> learn(Lesson lesson) {
        return call(cache -> cache.learn(lesson), RemoteCache::isNobodyThere);
    }

    /** @param mayRepeat whether a call that failed so may be made once more */
    private <T> Future<T> call(Function<TemplateCache, Future<T>> call, Predicate<Throwable> mayRepeat) {
        if (!local) {
            return remote(call, mayRepeat);
        }
        return call.apply(here)
                .recover(failure -> isNobodyThere(failure) ? remote(call, mayRepeat) : Future.failedFuture(failure));
    }

    private <T> Future<T> remote(Function<TemplateCache, Future<T>> call, Predicate<Throwable> mayRepeat) {
        return once(call).recover(failure -> mayRepeat.test(failure) ? once(call) : Future.failedFuture(failure));
    }

    /** A node that fails is not asked again before another one was. */
    private <T> Future<T> once(Function<TemplateCache, Future<T>> call) {
        return address().compose(address -> call.apply(at(address, timeout))
                .onFailure(failure -> chosen.updateAndGet(it -> it.filter(node -> !node.equals(address)))));
    }

    private Future<String> address() {
        return chosen.get().map(Future::succeededFuture).orElseGet(() -> find(1));
    }

    private Future<String> find(int attempt) {
        return vertx.eventBus()
                .<JsonObject>request(
                        Addresses.CACHE_WHERE, new JsonObject(), new DeliveryOptions().setSendTimeout(FIND.toMillis()))
                .map(reply -> reply.body().getString("address"))
                .onSuccess(address -> chosen.compareAndSet(Optional.empty(), Optional.of(address)))
                .recover(failure -> isNobodyThere(failure) || attempt >= TRIES_TO_FIND
                        ? Future.failedFuture(failure)
                        : find(attempt + 1));
    }

    private static boolean isNobodyThere(Throwable failure) {
        return failure instanceof ReplyException reply && reply.failureType() == ReplyFailure.NO_HANDLERS;
    }

    /** What is for this node alone need not be looked up in the cluster. */
    private TemplateCache at(String address, Duration timeout) {
        var options = new DeliveryOptions()
                .setSendTimeout(timeout.toMillis())
                .setLocalOnly(address.equals(Addresses.CACHE_HERE));
        return new ServiceProxyBuilder(vertx)
                .setAddress(address)
                .setOptions(options)
                .build(TemplateCache.class);
    }
}
