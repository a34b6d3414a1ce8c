package io.lifafa.store.stage;

import io.lifafa.bus.Addresses;
import io.lifafa.bus.Operation;
import io.lifafa.bus.StageClient;
import io.lifafa.bus.StageService;
import io.lifafa.bus.wire.WireType;
import io.lifafa.store.LimitStore;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** {@link LimitStore} over the bus. Whoever asks has a try of his own a second later. */
final class LimitStoreClient implements LimitStore {
    private static final Operation<String, JsonObject> READ =
            Operation.once("read", WireType.of(String.class), WireType.of(JsonObject.class));
    private static final Operation<Replacement, Boolean> REPLACE =
            Operation.once("replace", WireType.of(Replacement.class), WireType.of(Boolean.class));

    private record Replacement(String id, long revision, JsonObject limits) {
        Replacement {
            limits = limits.copy();
        }
    }

    private final StageClient stage;

    LimitStoreClient(StageClient stage) {
        this.stage = stage;
    }

    static StageService service(LimitStore limits) {
        return new StageService(Addresses.LIMIT_STORE)
                .on(READ, limits::read)
                .on(REPLACE, it -> limits.replace(it.id, it.revision, it.limits));
    }

    @Override
    public Future<JsonObject> read(String id) {
        return stage.ask(READ, id);
    }

    @Override
    public Future<Boolean> replace(String id, long revision, JsonObject limits) {
        return stage.ask(REPLACE, new Replacement(id, revision, limits));
    }
}
