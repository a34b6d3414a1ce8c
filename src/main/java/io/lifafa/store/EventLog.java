package io.lifafa.store;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Where processing events are kept until their retention ends. Thread rule: any. */
public interface EventLog {
    /**
     * Stores the events; each has {@code at} in ISO 8601; one without is left out. Fails with a {@code ServiceException}, code 503, if the
     * database cannot be reached.
     */
    Future<Void> store(List<JsonObject> events);
}
