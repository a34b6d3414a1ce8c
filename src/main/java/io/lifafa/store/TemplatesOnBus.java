package io.lifafa.store;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * Templates of a store on another node. The generated proxy hands on what came over the wire, plain maps, as if they were
 * JSON objects; here they become such.
 */
final class TemplatesOnBus implements TemplateStore {
    private final TemplateStore proxy;

    TemplatesOnBus(TemplateStore proxy) {
        this.proxy = proxy;
    }

    @Override
    public Future<List<JsonObject>> page(String after, int limit) {
        return proxy.page(after, limit).map(TemplatesOnBus::objects);
    }

    @Override
    public Future<Boolean> save(JsonObject template) {
        return proxy.save(template);
    }

    @Override
    public Future<List<JsonObject>> stored(List<String> ids) {
        return proxy.stored(ids).map(TemplatesOnBus::objects);
    }

    @Override
    public Future<List<JsonObject>> changedSince(long millis) {
        return proxy.changedSince(millis).map(TemplatesOnBus::objects);
    }

    @Override
    public Future<Boolean> remove(String id) {
        return proxy.remove(id);
    }

    /** An array makes JSON objects of the maps in it, one by one. */
    private static List<JsonObject> objects(List<JsonObject> perhapsMaps) {
        return new JsonArray(perhapsMaps).stream().map(JsonObject.class::cast).toList();
    }
}
