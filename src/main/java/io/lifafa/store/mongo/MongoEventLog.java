package io.lifafa.store.mongo;

import io.lifafa.json.Form;
import io.lifafa.store.EventLog;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.lifafa.store.document.Documents;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.BulkOperation;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Processing events in MongoDB; a TTL index forgets them. */
public final class MongoEventLog implements EventLog {
    private static final Logger LOG = LoggerFactory.getLogger(MongoEventLog.class);

    private final Database database;

    public MongoEventLog(Database database) {
        this.database = database;
    }

    /** Events of another node arrive as plain maps: the generated proxy does not make JSON objects of them. */
    @Override
    public Future<Void> store(List<JsonObject> events) {
        return database.bulk(
                Collections.EVENTS,
                events.stream()
                        .flatMap(MongoEventLog::dated)
                        .map(BulkOperation::createInsert)
                        .toList());
    }

    /** One event that cannot be dated, and so would never expire, must not take the others with it. */
    private static Stream<JsonObject> dated(JsonObject event) {
        try {
            return Stream.of(event.copy().put("at", Documents.date(Form.readInstant(event.getValue("at", "")))));
        } catch (DateTimeParseException e) {
            LOG.warn("a processing event without a readable time is left out");
            return Stream.empty();
        }
    }
}
