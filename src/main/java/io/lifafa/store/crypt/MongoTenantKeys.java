package io.lifafa.store.crypt;

import io.lifafa.json.Form;
import io.lifafa.store.database.Bytes;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.lifafa.tenants.crypt.TenantKeyStore;
import io.lifafa.tenants.crypt.WrappedKey;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.FindOptions;
import java.util.List;
import java.util.Optional;

/**
 * Wrapped keys in MongoDB: one document for each version of a tenant's key; and one among the settings that counts changes and says
 * which master key is the store's.
 */
public final class MongoTenantKeys implements TenantKeyStore {
    private static final String TENANT = "tenant";
    private static final String WRAPPED = "wrapped";
    private static final String MASTER = "master";
    private static final String CHECK = "check";
    private static final String CHANGES = "changes";
    private static final String RETIRED = "retired";
    private static final int MOST = 100_000;
    private static final JsonObject BY_ID = new JsonObject().put("_id", 1);

    private final Database database;

    public MongoTenantKeys(Database database) {
        this.database = database;
    }

    @Override
    public Future<List<WrappedKey>> of(String tenant) {
        // All that begins with the name and a slash: the character after that is the zero.
        var versions = new JsonObject().put("$gt", tenant + "/").put("$lt", tenant + "0");
        var options = new FindOptions().setSort(BY_ID).setLimit(MOST);
        return Database.read(
                database.find(Collections.TENANT_KEYS, new JsonObject().put("_id", versions), options),
                MongoTenantKeys::read);
    }

    /** Versions in order of their numbers: no tenant's name holds the slash. */
    private static String id(WrappedKey key) {
        return "%s/%08d".formatted(key.tenant(), key.version());
    }

    private static WrappedKey read(JsonObject document) {
        return new WrappedKey(
                document.getString(TENANT),
                document.getInteger("version"),
                document.getString(MASTER),
                Binary.of(document.getValue(WRAPPED)),
                document.getBoolean(RETIRED, false),
                Form.readInstant(document.getValue("created_at")));
    }

    @Override
    public Future<Boolean> add(WrappedKey key) {
        return database.insertMissing(
                Collections.TENANT_KEYS,
                Database.id(id(key))
                        .put(TENANT, key.tenant())
                        .put("version", key.version())
                        .put(MASTER, key.master())
                        .put(WRAPPED, new Bytes(key.wrapped().orElseThrow()))
                        .put("created_at", Form.MONGO.instant(key.created())));
    }

    /** What is retired or dropped stays so, whoever writes at the same moment. */
    @Override
    public Future<Void> replace(WrappedKey key) {
        var there = Database.id(id(key)).put(WRAPPED, new JsonObject().put("$exists", true));
        var set = new JsonObject().put(MASTER, key.master());
        if (key.retired()) {
            set.put(RETIRED, true);
        }
        var update = new JsonObject().put("$set", set);
        if (key.wrapped().isPresent()) {
            set.put(WRAPPED, new Bytes(key.wrapped().get()));
        } else {
            update.put("$unset", new JsonObject().put(WRAPPED, ""));
        }
        return database.updateOne(Collections.TENANT_KEYS, there, update, null).mapEmpty();
    }

    @Override
    public Future<List<String>> tenants() {
        var options = new FindOptions()
                .setSort(BY_ID)
                .setFields(new JsonObject().put(TENANT, 1))
                .setLimit(MOST);
        return database.find(Collections.TENANT_KEYS, new JsonObject(), options).map(found -> found.stream()
                .map(it -> it.getString(TENANT))
                .distinct()
                .toList());
    }

    @Override
    public Future<Long> changes() {
        return settings().map(found -> found.map(it -> it.getLong(CHANGES, 0L)).orElse(0L));
    }

    private Future<Optional<JsonObject>> settings() {
        return database.byId(Collections.SETTINGS, Collections.TENANT_KEYS);
    }

    @Override
    public Future<Void> changed() {
        return update(new JsonObject().put("$inc", new JsonObject().put(CHANGES, 1L)));
    }

    private Future<Void> update(JsonObject update) {
        return database.updateOne(Collections.SETTINGS, Database.id(Collections.TENANT_KEYS), update, null)
                .mapEmpty();
    }

    @Override
    public Future<Optional<MasterMark>> master() {
        return settings().map(found -> found.map(MongoTenantKeys::mark));
    }

    private static MasterMark mark(JsonObject settings) {
        return new MasterMark(
                settings.getString(MASTER), Binary.of(settings.getValue(CHECK)).orElseThrow());
    }

    @Override
    public Future<MasterMark> begin(MasterMark mark) {
        return master().compose(found -> found.isPresent()
                ? Future.succeededFuture(found.get())
                : database.insertMissing(
                                Collections.SETTINGS,
                                marked(Database.id(Collections.TENANT_KEYS), mark)
                                        .put(CHANGES, 0L))
                        .compose(inserted -> master())
                        .map(Optional::orElseThrow));
    }

    @Override
    public Future<Void> replaceMaster(MasterMark mark) {
        return update(new JsonObject().put("$set", marked(new JsonObject(), mark)));
    }

    private static JsonObject marked(JsonObject document, MasterMark mark) {
        return document.put(MASTER, mark.id()).put(CHECK, new Bytes(mark.check()));
    }
}
