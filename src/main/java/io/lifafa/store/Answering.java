package io.lifafa.store;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.serviceproxy.ServiceException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * A service for callers who would rather hear "not now" than wait: a call fails at once while the store is known to be away,
 * and when that becomes known, or patience ends, while it is under way. It may have been carried out all the same.
 *
 * <p>Fails with a {@code ServiceException} of code {@link StoreFailures#UNAVAILABLE}. Thread rule: as the service's.
 */
final class Answering implements InvocationHandler {
    /** How soon a call under way hears of it. */
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Vertx vertx;
    private final Object service;
    private final BooleanSupplier away;
    private final Duration patience;

    private Answering(Vertx vertx, Object service, BooleanSupplier away, Duration patience) {
        this.vertx = vertx;
        this.service = service;
        this.away = away;
        this.patience = patience;
    }

    static <T> T over(Vertx vertx, Class<T> type, T service, BooleanSupplier away, Duration patience) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, new Answering(vertx, service, away, patience)));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getReturnType() != Future.class) {
            return call(method, arguments);
        }
        return away.getAsBoolean() ? Future.failedFuture(isAway()) : watched((Future<?>) call(method, arguments));
    }

    private Object call(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(service, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
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
