package io.lifafa.store.stage;

import io.lifafa.bus.Addresses;
import io.lifafa.bus.Operation;
import io.lifafa.bus.StageClient;
import io.lifafa.bus.StageService;
import io.lifafa.bus.wire.WireType;
import io.lifafa.store.EventLog;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** {@link EventLog} over the bus. */
final class EventLogClient implements EventLog {
    /** Not repeatable: an event would stand twice. */
    private static final Operation<List<JsonObject>, Void> STORE =
            Operation.once("store", WireType.listOf(JsonObject.class), WireType.NOTHING);

    private final StageClient stage;

    EventLogClient(StageClient stage) {
        this.stage = stage;
    }

    static StageService service(EventLog log) {
        return new StageService(Addresses.EVENT_LOG).on(STORE, log::store);
    }

    @Override
    public Future<Void> store(List<JsonObject> events) {
        return stage.ask(STORE, events);
    }
}
