package io.lifafa.store.stage;

import io.lifafa.bus.Operation;
import io.lifafa.bus.StageClient;
import io.lifafa.store.failure.StoreFailures;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.serviceproxy.ServiceException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * The way to the store for callers who would rather hear "not now" than wait: a call fails at once while the store is known
 * to be away, and when that becomes known, or patience ends, while it is under way. It may have been carried out all the
 * same.
 *
 * <p>Fails with a {@code ServiceException} of code {@link StoreFailures#UNAVAILABLE}. Thread rule: any.
 */
final class Answering implements StageClient {
    /** How soon a call under way hears of it. */
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Vertx vertx;
    private final StageClient stage;
    private final BooleanSupplier away;
    private final Duration patience;

    /** @param away whether the store is known not to answer */
    Answering(Vertx vertx, StageClient stage, BooleanSupplier away, Duration patience) {
        this.vertx = vertx;
        this.stage = stage;
        this.away = away;
        this.patience = patience;
    }

    @Override
    public <Q, A> Future<A> ask(Operation<Q, A> operation, Q question) {
        return away.getAsBoolean() ? Future.failedFuture(isAway()) : watched(stage.ask(operation, question));
    }

    private <T> Future<T> watched(Future<T> call) {
        if (call.isComplete()) {
            return call;
        }
        var answer = Promise.<T>promise();
        long began = System.nanoTime();
        long timer = vertx.setPeriodic(LOOK.toMillis(), look -> {
            if (away.getAsBoolean()) {
                answer.tryFail(isAway());
            } else if (System.nanoTime() - began > patience.toNanos()) {
                answer.tryFail(new ServiceException(
                        StoreFailures.UNAVAILABLE,
                        "store unavailable: no answer within " + patience.toSeconds() + " s"));
            }
        });
        call.onComplete(answered -> {
            if (answered.succeeded()) {
                answer.tryComplete(answered.result());
            } else {
                answer.tryFail(answered.cause());
            }
        });
        return answer.future().onComplete(answered -> vertx.cancelTimer(timer));
    }

    private static ServiceException isAway() {
        return new ServiceException(
                StoreFailures.UNAVAILABLE,
                "store unavailable: the database, or every node that reaches it, does not answer");
    }
}
