package io.lifafa.store;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.BulkOperation;
import io.vertx.ext.mongo.MongoClient;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** A client that sends something else for every decimal; a call whose decimals cannot be rewritten fails. */
public final class RewritingClient {
    private final MongoClient target;
    private final Function<BigDecimal, Object> decimals;

    private RewritingClient(MongoClient target, Function<BigDecimal, Object> decimals) {
        this.target = target;
        this.decimals = decimals;
    }

    public static MongoClient over(MongoClient target, Function<BigDecimal, Object> decimals) {
        var rewriting = new RewritingClient(target, decimals);
        return (MongoClient) Proxy.newProxyInstance(
                MongoClient.class.getClassLoader(),
                new Class<?>[] {MongoClient.class},
                (proxy, method, arguments) -> rewriting.call(method, arguments));
    }

    private Object call(Method method, Object[] arguments) throws Throwable {
        Object[] rewritten;
        try {
            rewritten = arguments == null
                    ? null
                    : Arrays.stream(arguments).map(this::rewrite).toArray();
        } catch (RuntimeException failure) {
            return Future.failedFuture(failure);
        }
        try {
            return method.invoke(target, rewritten);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private Object rewrite(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimals.apply(decimal);
        }
        if (value instanceof JsonObject object) {
            var copy = new JsonObject();
            object.forEach(field -> copy.put(field.getKey(), rewrite(field.getValue())));
            return copy;
        }
        if (value instanceof JsonArray array) {
            return new JsonArray(array.stream().map(this::rewrite).toList());
        }
        if (value instanceof List<?> list) {
            return list.stream().map(this::rewrite).toList();
        }
        return value instanceof BulkOperation operation && operation.getDocument() != null
                ? new BulkOperation(operation.toJson()).setDocument((JsonObject) rewrite(operation.getDocument()))
                : value;
    }
}
