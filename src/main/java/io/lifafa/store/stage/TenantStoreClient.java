package io.lifafa.store.stage;

import io.lifafa.bus.Addresses;
import io.lifafa.bus.Operation;
import io.lifafa.bus.StageClient;
import io.lifafa.bus.StageService;
import io.lifafa.bus.wire.WireType;
import io.lifafa.store.document.TenantDocuments;
import io.lifafa.tenants.settings.TenantSettings;
import io.lifafa.tenants.settings.TenantStore;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** {@link TenantStore} over the bus. Settings travel as documents. */
final class TenantStoreClient implements TenantStore {
    private static final Operation<Void, List<JsonObject>> LIST =
            Operation.repeatable("list", WireType.NOTHING, WireType.listOf(JsonObject.class));
    private static final Operation<String, List<JsonObject>> FIND =
            Operation.repeatable("find", WireType.of(String.class), WireType.listOf(JsonObject.class));
    private static final Operation<JsonObject, Void> PUT =
            Operation.repeatable("put", WireType.of(JsonObject.class), WireType.NOTHING);
    private static final Operation<Void, Long> VERSION =
            Operation.repeatable("version", WireType.NOTHING, WireType.of(Long.class));

    private final StageClient stage;

    TenantStoreClient(StageClient stage) {
        this.stage = stage;
    }

    static StageService service(TenantStore tenants) {
        return new StageService(Addresses.TENANTS)
                .on(LIST, nothing -> tenants.list()
                        .map(all -> all.stream().map(TenantDocuments::write).toList()))
                .on(FIND, name -> tenants.find(name)
                        .map(found -> found.map(TenantDocuments::write).stream().toList()))
                .on(PUT, settings -> tenants.put(TenantDocuments.read(settings)))
                .on(VERSION, nothing -> tenants.version());
    }

    @Override
    public Future<List<TenantSettings>> list() {
        return stage.ask(LIST, null)
                .map(all -> all.stream().map(TenantDocuments::read).toList());
    }

    @Override
    public Future<Optional<TenantSettings>> find(String name) {
        return stage.ask(FIND, name).map(found -> found.stream().findFirst().map(TenantDocuments::read));
    }

    @Override
    public Future<Void> put(TenantSettings settings) {
        return stage.ask(PUT, TenantDocuments.write(settings));
    }

    @Override
    public Future<Long> version() {
        return stage.ask(VERSION, null);
    }
}
