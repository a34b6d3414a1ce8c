package io.lifafa.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A service on the bus whose calls are made again when the bus lost them: nobody listens at the moment, or nobody has
 * answered in time. Only calls that change nothing more when they are made twice; the lost one may have been carried out,
 * or still be.
 *
 * <p>What the service itself answers with is handed on, 503 too: the database is away for the other nodes as well, and
 * who asks has pauses of his own for that. Thread rule: as the service's.
 */
final class Retrying implements InvocationHandler {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    /**
     * How often and for how long.
     *
     * @param tries in all, at least 1
     * @param deadline no further try begins so long after the first
     */
    record Limits(int tries, Duration deadline) {}

    private final Vertx vertx;
    private final Object service;
    private final Set<String> repeatable;
    private final Limits limits;

    private Retrying(Vertx vertx, Object service, Set<String> repeatable, Limits limits) {
        this.vertx = vertx;
        this.service = service;
        this.repeatable = repeatable;
        this.limits = limits;
    }

    /**
     * Wraps a service.
     *
     * @param type its interface
     * @param repeatable the names of the methods that are safe to repeat
     * @throws IllegalArgumentException if there is no such method
     */
    static <T> T over(Vertx vertx, Class<T> type, T service, Set<String> repeatable, Limits limits) {
        for (var name : repeatable) {
            if (Arrays.stream(type.getMethods()).noneMatch(it -> it.getName().equals(name))) {
                throw new IllegalArgumentException(type.getSimpleName() + " has no method " + name);
            }
        }
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, new Retrying(vertx, service, repeatable, limits)));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        return repeatable.contains(method.getName())
                ? attempt(method, arguments, 1, System.nanoTime())
                : call(method, arguments);
    }

    private Object call(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(service, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @SuppressWarnings("unchecked")
    private Future<Object> calling(Method method, Object[] arguments) throws Throwable {
        return (Future<Object>) call(method, arguments);
    }

    private Future<Object> attempt(Method method, Object[] arguments, int number, long began) throws Throwable {
        return calling(method, arguments).recover(failure -> {
            var pause = FIRST_PAUSE.multipliedBy(1L << (number - 1));
            long late = System.nanoTime() - began + pause.toNanos();
            if (!isLost(failure)
                    || number >= limits.tries()
                    || late >= limits.deadline().toNanos()) {
                return Future.failedFuture(failure);
            }
            return vertx.timer(pause.toMillis(), TimeUnit.MILLISECONDS)
                    .compose(passed -> again(method, arguments, number, began));
        });
    }

    private Future<Object> again(Method method, Object[] arguments, int number, long began) {
        try {
            return attempt(method, arguments, number + 1, began);
        } catch (Throwable failure) {
            return Future.failedFuture(failure);
        }
    }

    private static boolean isLost(Throwable failure) {
        return failure instanceof ReplyException reply
                && (reply.failureType() == ReplyFailure.TIMEOUT || reply.failureType() == ReplyFailure.NO_HANDLERS);
    }
}
