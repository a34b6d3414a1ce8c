package io.lifafa.store.stage;

import io.lifafa.bus.Addresses;
import io.lifafa.bus.Operation;
import io.lifafa.bus.StageClient;
import io.lifafa.bus.StageService;
import io.lifafa.bus.wire.WireType;
import io.lifafa.json.Form;
import io.lifafa.store.document.KeyDocuments;
import io.lifafa.tenants.key.ApiKey;
import io.lifafa.tenants.key.KeyStore;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** {@link KeyStore} over the bus. Keys travel as documents, with the hash of their secret. */
final class KeyStoreClient implements KeyStore {
    private static final WireType<List<String>> IDS = WireType.listOf(String.class);
    private static final WireType<List<JsonObject>> KEYS = WireType.listOf(JsonObject.class);

    private static final Operation<List<String>, List<JsonObject>> FIND = Operation.repeatable("find", IDS, KEYS);
    private static final Operation<String, List<JsonObject>> LIST =
            Operation.repeatable("list", WireType.of(String.class), KEYS);
    private static final Operation<Written, Boolean> INSERT =
            Operation.repeatable("insert", Written.class, Boolean.class);
    private static final Operation<Revoked, Boolean> REVOKE =
            Operation.repeatable("revoke", Revoked.class, Boolean.class);
    private static final Operation<Rotated, Boolean> ROTATE =
            Operation.repeatable("rotate", Rotated.class, Boolean.class);
    private static final Operation<String, Long> VERSION = Operation.repeatable("version", String.class, Long.class);

    private record Written(JsonObject key) {
        Written {
            key = key.copy();
        }
    }

    private record Revoked(String tenant, String id, Instant when) {}

    private record Rotated(String tenant, String id, JsonObject successor, Instant until) {
        Rotated {
            successor = successor.copy();
        }
    }

    private final StageClient stage;

    KeyStoreClient(StageClient stage) {
        this.stage = stage;
    }

    static StageService service(KeyStore keys) {
        return new StageService(Addresses.KEYS)
                .on(FIND, ids -> keys.find(Set.copyOf(ids)).map(KeyStoreClient::write))
                .on(LIST, tenant -> keys.list(tenant).map(KeyStoreClient::write))
                .on(INSERT, it -> keys.insert(KeyDocuments.read(it.key)).map(true))
                .on(REVOKE, it -> keys.revoke(it.tenant, it.id, it.when))
                .on(ROTATE, it -> keys.rotate(it.tenant, it.id, KeyDocuments.read(it.successor), it.until))
                .on(VERSION, it -> keys.version());
    }

    private static JsonObject write(ApiKey key) {
        return KeyDocuments.write(key, Form.BUS);
    }

    private static List<JsonObject> write(List<ApiKey> keys) {
        return keys.stream().map(KeyStoreClient::write).toList();
    }

    private static List<ApiKey> read(List<JsonObject> keys) {
        return keys.stream().map(KeyDocuments::read).toList();
    }

    @Override
    public Future<List<ApiKey>> find(Set<String> ids) {
        return stage.ask(FIND, List.copyOf(ids)).map(KeyStoreClient::read);
    }

    @Override
    public Future<List<ApiKey>> list(String tenant) {
        return stage.ask(LIST, tenant).map(KeyStoreClient::read);
    }

    @Override
    public Future<Void> insert(ApiKey key) {
        return stage.ask(INSERT, new Written(write(key))).mapEmpty();
    }

    @Override
    public Future<Boolean> revoke(String tenant, String id, Instant when) {
        return stage.ask(REVOKE, new Revoked(tenant, id, when));
    }

    @Override
    public Future<Boolean> rotate(String tenant, String id, ApiKey successor, Instant until) {
        return stage.ask(ROTATE, new Rotated(tenant, id, write(successor), until));
    }

    @Override
    public Future<Long> version() {
        return stage.ask(VERSION, "");
    }
}
