package io.lifafa.store.crypt;

import io.lifafa.store.database.Bytes;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.Optional;

/** Bytes in documents. */
final class Binary {
    private Binary() {}

    /** In an operation that updates or in its condition, which the client writes as extended JSON on the way. */
    static JsonObject inUpdate(byte[] bytes) {
        return new JsonObject()
                .put(
                        "$binary",
                        new JsonObject()
                                .put("base64", Base64.getEncoder().encodeToString(bytes))
                                .put("subType", "00"));
    }

    /** Empty if the value is something else. */
    static Optional<byte[]> of(Object value) {
        return value instanceof Bytes bytes ? Optional.of(bytes.value()) : Optional.empty();
    }
}
