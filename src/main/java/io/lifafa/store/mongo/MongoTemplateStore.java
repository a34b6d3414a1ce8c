package io.lifafa.store.mongo;

import io.lifafa.json.Form;
import io.lifafa.store.TemplateStore;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.lifafa.store.document.Documents;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.FindOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The learned wordings in MongoDB: what the store itself needs beside the template, so that the names cannot collide.
 * What is removed stays for a day as a tombstone without its template; a TTL index forgets it.
 */
public final class MongoTemplateStore implements TemplateStore {
    static final int MAX_CHANGES = 1_000;

    /** Longer than any node is silent and still believes what it remembers. */
    private static final Duration TOMBSTONE = Duration.ofDays(1);

    private static final JsonObject ABSENT = new JsonObject().put("$exists", false);

    private final Database database;
    private final Clock clock;

    public MongoTemplateStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Future<List<JsonObject>> page(String after, int limit) {
        var query =
                new JsonObject().put("_id", new JsonObject().put("$gt", after)).put("removed", ABSENT);
        var options =
                new FindOptions().setSort(new JsonObject().put("_id", 1)).setLimit(Math.max(1, Math.min(limit, 500)));
        return Database.read(database.find(Collections.TEMPLATES, query, options), MongoTemplateStore::template);
    }

    @Override
    public Future<Boolean> save(JsonObject template) {
        var id = template.getString("id");
        var content = content(template);
        return database.insertMissing(Collections.TEMPLATES, Database.id(id).mergeIn(content))
                .compose(inserted -> inserted ? Future.succeededFuture(true) : replaceOlder(id, content))
                .compose(saved -> saved ? Future.succeededFuture(true) : saveIfGone(id, template));
    }

    private JsonObject content(JsonObject template) {
        var body = template.copy();
        body.remove("id");
        body.remove("revision");
        body.remove("updated");
        return new JsonObject()
                .put("revision", template.getLong("revision"))
                .put("updated", Documents.date(clock.instant()))
                .put("template", body);
    }

    private Future<Boolean> replaceOlder(String id, JsonObject content) {
        var older = Database.id(id).put("revision", new JsonObject().put("$lt", content.getLong("revision")));
        var update = new JsonObject()
                .put("$set", content)
                .put("$unset", new JsonObject().put("removed", "").put("expires", ""));
        return database.updateOne(Collections.TEMPLATES, older, update, null).map(found -> found.isPresent());
    }

    /** Nothing older was there: either something newer is, or a tombstone has expired between the two writes. */
    private Future<Boolean> saveIfGone(String id, JsonObject template) {
        return database.byId(Collections.TEMPLATES, id)
                .compose(stored -> stored.isPresent() ? Future.succeededFuture(false) : save(template));
    }

    @Override
    public Future<List<JsonObject>> stored(List<String> ids) {
        return Database.read(database.byIds(Collections.TEMPLATES, ids, null), MongoTemplateStore::change);
    }

    @Override
    public Future<List<JsonObject>> changedSince(long millis) {
        var since = new JsonObject().put("$gte", Documents.date(Instant.ofEpochMilli(millis)));
        var options = new FindOptions()
                .setSort(new JsonObject().put("updated", 1).put("_id", 1))
                .setLimit(MAX_CHANGES);
        return Database.read(
                database.find(Collections.TEMPLATES, new JsonObject().put("updated", since), options),
                MongoTemplateStore::change);
    }

    @Override
    public Future<Boolean> remove(String id) {
        var now = clock.instant();
        var tombstone = new JsonObject()
                .put("removed", true)
                .put("updated", Documents.date(now))
                .put("expires", Documents.date(now.plus(TOMBSTONE)));
        var update = new JsonObject()
                .put("$set", tombstone)
                .put("$inc", new JsonObject().put("revision", 1L))
                .put("$unset", new JsonObject().put("template", ""));
        return database.updateOne(Collections.TEMPLATES, Database.id(id).put("removed", ABSENT), update, null)
                .map(found -> found.isPresent());
    }

    private static JsonObject template(JsonObject document) {
        return identity(document).mergeIn(document.getJsonObject("template"));
    }

    private static JsonObject identity(JsonObject document) {
        return new JsonObject().put("id", document.getString("_id")).put("revision", document.getLong("revision"));
    }

    private static JsonObject change(JsonObject document) {
        var change =
                document.getBoolean("removed", false) ? identity(document).put("removed", true) : template(document);
        return change.put(
                "updated", Form.readInstant(document.getValue("updated")).toEpochMilli());
    }
}
