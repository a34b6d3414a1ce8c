package io.lifafa.store;

import io.lifafa.json.Form;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.BulkOperation;
import java.util.List;

/** Processing events in MongoDB; a TTL index forgets them. */
final class MongoEventLog implements EventLog {
    private final Database database;

    MongoEventLog(Database database) {
        this.database = database;
    }

    @Override
    public Future<Void> store(List<JsonObject> events) {
        return database.bulk(
                Collections.EVENTS,
                events.stream()
                        .map(MongoEventLog::dated)
                        .map(BulkOperation::createInsert)
                        .toList());
    }

    private static JsonObject dated(JsonObject event) {
        return event.copy().put("at", Documents.date(Form.readInstant(event.getValue("at"))));
    }
}
