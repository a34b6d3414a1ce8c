package io.lifafa.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/** A request's body as JSON. */
final class JsonBody {
    private JsonBody() {}

    /**
     * The object that a body holds; an empty one if it is blank.
     *
     * @throws BadQuery if it holds anything else
     */
    static JsonObject object(Buffer body) {
        try {
            return body.toString().isBlank() ? new JsonObject() : new JsonObject(body);
        } catch (DecodeException | ClassCastException e) {
            throw new BadQuery("body: must be a JSON object");
        }
    }
}
