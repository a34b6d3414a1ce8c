package io.lifafa.store.crypt;

import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.Optional;

/** Bytes as the client's codec writes and reads them. */
final class Binary {
    private static final String FIELD = "$binary";

    private Binary() {}

    static JsonObject json(byte[] bytes) {
        return new JsonObject().put(FIELD, bytes);
    }

    /** The same in an operation that updates or in its condition, which the client writes as extended JSON on the way. */
    static JsonObject inUpdate(byte[] bytes) {
        return new JsonObject()
                .put(
                        FIELD,
                        new JsonObject()
                                .put("base64", Base64.getEncoder().encodeToString(bytes))
                                .put("subType", "00"));
    }

    /** Empty if the value is something else. */
    static Optional<byte[]> of(Object value) {
        return value instanceof JsonObject json && json.containsKey(FIELD)
                ? Optional.of(json.getBinary(FIELD))
                : Optional.empty();
    }
}
