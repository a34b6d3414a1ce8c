package io.lifafa.store.failure;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.serviceproxy.ServiceException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Sits out a store that is away for a while: calls that may safely be made twice are made again, after 100 ms, then twice as
 * long each time up to 2 s, until they succeed or so much time has passed. Thread rule: any.
 */
public final class StorePatience {
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;

    private final Vertx vertx;
    private final Duration longest;

    /** @param longest no further try begins so long after the first */
    public StorePatience(Vertx vertx, Duration longest) {
        this.vertx = vertx;
        this.longest = longest;
    }

    /** How long a store may be away. */
    public Duration longest() {
        return longest;
    }

    /** What the call comes to at last; fails with its last failure, at once if that is not that the store is away. */
    public <T> Future<T> with(Supplier<Future<T>> call) {
        return attempt(call, FIRST_PAUSE_MILLIS, System.nanoTime());
    }

    private <T> Future<T> attempt(Supplier<Future<T>> call, long pause, long began) {
        return call.get().recover(failure -> {
            long late = System.nanoTime() - began + TimeUnit.MILLISECONDS.toNanos(pause);
            return isAway(failure) && late < longest.toNanos()
                    ? vertx.timer(pause, TimeUnit.MILLISECONDS)
                            .compose(passed -> attempt(call, Math.min(LONGEST_PAUSE_MILLIS, 2 * pause), began))
                    : Future.failedFuture(failure);
        });
    }

    private static boolean isAway(Throwable failure) {
        if (failure instanceof ServiceException service) {
            return service.failureCode() == StoreFailures.UNAVAILABLE;
        }
        return failure instanceof ReplyException reply
                && (reply.failureType() == ReplyFailure.TIMEOUT || reply.failureType() == ReplyFailure.NO_HANDLERS);
    }
}
