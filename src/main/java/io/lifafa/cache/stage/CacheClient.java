package io.lifafa.cache.stage;

import io.lifafa.bus.Addresses;
import io.lifafa.bus.Directory;
import io.lifafa.bus.Failures;
import io.lifafa.bus.Operation;
import io.lifafa.bus.StageClient;
import io.lifafa.bus.StageService;
import io.lifafa.bus.wire.WireType;
import io.lifafa.cache.Inquiry;
import io.lifafa.cache.Lesson;
import io.lifafa.cache.Lookup;
import io.lifafa.cache.TemplateCache;
import io.lifafa.config.Role;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * {@link TemplateCache} over the bus. Where this node has none, it keeps to one other node's as long as that answers: who
 * waits for whom, and whose answer contradicts what, is known to the cache that was asked. A lookup that fails is tried
 * once more at another; a lesson is not, because told twice it counts twice. Thread rule: any.
 */
public final class CacheClient implements TemplateCache {
    private static final Operation<Inquiry, Lookup> LOOKUP =
            Operation.repeatable("lookup", Inquiry.class, Lookup.class);
    private static final Operation<Lesson, List<String>> LEARN =
            Operation.once("learn", WireType.of(Lesson.class), WireType.listOf(String.class));

    /** A lookup waits two seconds at the most; a silence beyond this means that the node is gone. */
    private static final Duration TIMEOUT = Duration.ofMillis(3_500);

    /** This very process may be slow, but it is not gone. */
    private static final Duration TIMEOUT_HERE = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final Optional<StageClient> here;
    private final Directory directory;
    private final Duration timeout;
    private final AtomicReference<Optional<String>> chosen = new AtomicReference<>(Optional.empty());

    /** @param local whether this node has a cache itself: it is preferred then */
    public CacheClient(Vertx vertx, boolean local, Directory directory) {
        this(vertx, local, directory, TIMEOUT);
    }

    CacheClient(Vertx vertx, boolean local, Directory directory, Duration timeout) {
        this.vertx = vertx;
        this.here = local ? Optional.of(StageClient.here(vertx, Addresses.CACHE, TIMEOUT_HERE)) : Optional.empty();
        this.directory = directory;
        this.timeout = timeout;
    }

    static StageService service(TemplateCache cache) {
        return new StageService(Addresses.CACHE).on(LOOKUP, cache::lookup).on(LEARN, cache::learn);
    }

    @Override
    public Future<Lookup> lookup(Inquiry inquiry) {
        return ask(LOOKUP, inquiry);
    }

    @Override
    public Future<List<String>> learn(Lesson lesson) {
        return ask(LEARN, lesson);
    }

    private <Q, A> Future<A> ask(Operation<Q, A> operation, Q question) {
        return here.map(own -> own.ask(operation, question)
                        .recover(failure -> Failures.isNobodyThere(failure)
                                ? elsewhere(operation, question)
                                : Future.failedFuture(failure)))
                .orElseGet(() -> elsewhere(operation, question));
    }

    private <Q, A> Future<A> elsewhere(Operation<Q, A> operation, Q question) {
        return once(operation, question)
                .recover(failure -> operation.repeatable() || Failures.isNobodyThere(failure)
                        ? once(operation, question)
                        : Future.failedFuture(failure));
    }

    private <Q, A> Future<A> once(Operation<Q, A> operation, Q question) {
        var node = chosen.updateAndGet(it -> it.or(() -> directory.next(Role.CACHE)));
        return node.map(it -> StageClient.at(vertx, Addresses.CACHE, it, timeout)
                        .ask(operation, question)
                        .onFailure(failure -> leave(it)))
                .orElseGet(
                        () -> Future.failedFuture(new ReplyException(ReplyFailure.NO_HANDLERS, "no node has a cache")));
    }

    /** A node that fails is not asked again before another one was. */
    private void leave(String node) {
        chosen.updateAndGet(it -> it.filter(kept -> !kept.equals(node)));
        directory.avoid(node);
    }
}
