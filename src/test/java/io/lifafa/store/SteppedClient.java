package io.lifafa.store;

import com.mongodb.MongoSocketException;
import com.mongodb.ServerAddress;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.ext.mongo.MongoClient;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A client whose calls are counted, can be held up one by one, and whose process can die at any of them. */
public final class SteppedClient {
    /** Whether the process dies before the call reaches the server, or after it did its work there. */
    public enum Death {
        BEFORE,
        AFTER
    }

    /** A call that is held up until it is let go. */
    private record Halt(Promise<Void> reached, Promise<Void> go) {}

    private final MongoClient target;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicBoolean dead = new AtomicBoolean();
    private final Map<Integer, Halt> halts = new HashMap<>();
    private int lastCall = Integer.MAX_VALUE;
    private Death death = Death.BEFORE;

    public SteppedClient(MongoClient target) {
        this.target = target;
    }

    /** The process dies at its {@code call}th call, counted from 1. */
    public SteppedClient dyingAt(int call, Death when) {
        lastCall = call;
        death = when;
        return this;
    }

    /** The {@code call}th call waits until {@link #letGo}. */
    public SteppedClient haltingAt(int call) {
        halts.put(call, new Halt(Promise.promise(), Promise.promise()));
        return this;
    }

    /** Ends when the call is held up. */
    public Future<Void> reached(int call) {
        return halts.get(call).reached().future();
    }

    public void letGo(int call) {
        halts.get(call).go().tryComplete();
    }

    public boolean hasDied() {
        return dead.get();
    }

    public MongoClient client() {
        return (MongoClient) Proxy.newProxyInstance(
                MongoClient.class.getClassLoader(),
                new Class<?>[] {MongoClient.class},
                (proxy, method, arguments) -> call(method, arguments));
    }

    private Object call(Method method, Object[] arguments) throws Throwable {
        if (method.getReturnType() != Future.class) {
            return invoke(method, arguments);
        }
        int number = calls.incrementAndGet();
        if (number > lastCall || number == lastCall && death == Death.BEFORE) {
            dead.set(true);
            return gone();
        }
        var halt = halts.get(number);
        if (halt != null) {
            halt.reached().tryComplete();
            return halt.go().future().compose(gone -> future(method, arguments));
        }
        var result = future(method, arguments);
        if (number == lastCall) {
            dead.set(true);
            return result.transform(ended -> gone());
        }
        return result;
    }

    private static Future<Object> gone() {
        return Future.failedFuture(new MongoSocketException("the process died", new ServerAddress("127.0.0.1")));
    }

    @SuppressWarnings("unchecked")
    private Future<Object> future(Method method, Object[] arguments) {
        try {
            return (Future<Object>) invoke(method, arguments);
        } catch (Throwable failure) {
            return Future.failedFuture(failure);
        }
    }

    private Object invoke(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
