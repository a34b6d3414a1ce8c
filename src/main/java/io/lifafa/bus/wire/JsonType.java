package io.lifafa.bus.wire;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/** Documents whose content is their owner's. They can be changed, so they are copied within a node. */
final class JsonType extends WireType<JsonObject> {
    JsonType() {
        super("json");
    }

    @Override
    public void write(JsonObject value, WireOutput out) {
        out.blob(value.toBuffer().getBytes());
    }

    @Override
    public JsonObject read(WireInput in) {
        try {
            return new JsonObject(Buffer.buffer(in.blob()));
        } catch (DecodeException e) {
            throw new WireException("no JSON");
        }
    }

    @Override
    public JsonObject immutable(JsonObject value) {
        return value.copy();
    }
}
