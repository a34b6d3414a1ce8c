package io.lifafa.store.stage;

import io.lifafa.bus.Addresses;
import io.lifafa.bus.Operation;
import io.lifafa.bus.StageClient;
import io.lifafa.bus.StageService;
import io.lifafa.bus.wire.WireType;
import io.lifafa.store.TemplateStore;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** {@link TemplateStore} over the bus. */
final class TemplateStoreClient implements TemplateStore {
    private static final Operation<Page, List<JsonObject>> PAGE =
            Operation.repeatableList("page", Page.class, JsonObject.class);
    private static final Operation<JsonObject, Boolean> SAVE =
            Operation.repeatable("save", JsonObject.class, Boolean.class);
    private static final Operation<List<String>, List<JsonObject>> STORED =
            Operation.repeatable("stored", WireType.listOf(String.class), WireType.listOf(JsonObject.class));
    private static final Operation<Long, List<JsonObject>> CHANGED_SINCE =
            Operation.repeatableList("changedSince", Long.class, JsonObject.class);

    /** Not repeatable: it might remove what was learned anew meanwhile. */
    private static final Operation<String, Boolean> REMOVE =
            Operation.once("remove", WireType.of(String.class), WireType.of(Boolean.class));

    private record Page(String after, int limit) {}

    private final StageClient stage;

    TemplateStoreClient(StageClient stage) {
        this.stage = stage;
    }

    static StageService service(TemplateStore templates) {
        return new StageService(Addresses.TEMPLATES)
                .on(PAGE, it -> templates.page(it.after, it.limit))
                .on(SAVE, templates::save)
                .on(STORED, templates::stored)
                .on(CHANGED_SINCE, templates::changedSince)
                .on(REMOVE, templates::remove);
    }

    @Override
    public Future<List<JsonObject>> page(String after, int limit) {
        return stage.ask(PAGE, new Page(after, limit));
    }

    @Override
    public Future<Boolean> save(JsonObject template) {
        return stage.ask(SAVE, template);
    }

    @Override
    public Future<List<JsonObject>> stored(List<String> ids) {
        return stage.ask(STORED, ids);
    }

    @Override
    public Future<List<JsonObject>> changedSince(long millis) {
        return stage.ask(CHANGED_SINCE, millis);
    }

    @Override
    public Future<Boolean> remove(String id) {
        return stage.ask(REMOVE, id);
    }
}
