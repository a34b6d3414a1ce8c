package io.lifafa.store.archive;

import io.lifafa.json.Form;
import io.lifafa.json.SmsJson;
import io.lifafa.sms.Status;
import io.lifafa.sms.WorkItem;
import io.lifafa.store.KnownSms;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.lifafa.store.document.Documents;
import io.lifafa.store.document.Quarantine;
import io.lifafa.store.journal.MongoJournal;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.BulkOperation;
import io.vertx.ext.mongo.FindOptions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a template wrote in one version is taken back and replayed.
 *
 * <p>First every row becomes a dead letter, in steps that can be repeated: the letter is written, the SMS is dead, the
 * transaction is removed. Then the letters, which name the template, are replayed and name it no more. After a crash
 * another rework finds what is left: rows by their transaction, letters by the template they name.
 */
final class Rework {
    private static final FindOptions PAGED = new FindOptions()
            .setSort(new JsonObject().put("_id", 1))
            .setLimit(DeadLetters.PAGE)
            .setFields(new JsonObject().put("chunk", 1));

    private static final FindOptions ONE_TENANT =
            new FindOptions().setLimit(1).setFields(new JsonObject().put("tenant", 1));

    private final Database database;
    private final Clock clock;
    private final Quarantine quarantine;

    Rework(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.quarantine = new Quarantine(database);
    }

    /** Matches the dead letters of this template that no replay answers for yet. */
    static JsonObject letters(Task.ReworkTemplate template) {
        return ofTenant(template, "template_id", "template_version");
    }

    private static JsonObject ofTenant(Task.ReworkTemplate template, String id, String version) {
        return new JsonObject()
                .put(id, template.templateId())
                .put(version, template.version())
                .mergeIn(template.ofTenant());
    }

    private static JsonObject rows(Task.ReworkTemplate template) {
        return ofTenant(template, Quarantine.TEMPLATE_ID, Quarantine.TEMPLATE_VERSION);
    }

    /** The tenants of whom there is anything to take back or to replay. */
    Future<Set<String>> tenants(String templateId, int version) {
        var all = new Task.ReworkTemplate("", templateId, version);
        return tenants(Collections.TRANSACTIONS, rows(all), Set.of())
                .compose(found -> tenants(Collections.DEAD_LETTERS, letters(all), found));
    }

    /** One look-up per tenant: a rework is rare, and tenants are few. */
    private Future<Set<String>> tenants(String collection, JsonObject rows, Set<String> known) {
        var others = rows.copy().put("tenant", new JsonObject().put("$nin", new JsonArray(List.copyOf(known))));
        return database.find(collection, others, ONE_TENANT).compose(found -> {
            if (found.isEmpty()) {
                return Future.succeededFuture(known);
            }
            var more = new LinkedHashSet<>(known);
            more.add(found.get(0).getString("tenant"));
            return tenants(collection, rows, more);
        });
    }

    /** Takes back a page of rows behind {@code after}. The Future gives the last of them, or nothing at the end. */
    Future<Optional<String>> takeBack(Task.ReworkTemplate template, String after) {
        var query = rows(template).put("_id", new JsonObject().put("$gt", after));
        return database.find(Collections.TRANSACTIONS, query, PAGED)
                .compose(rows -> rows.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : takeBack(template, rows)
                                .map(Optional.of(rows.get(rows.size() - 1).getString("_id"))));
    }

    /**
     * A row whose SMS is in no state, or dead, is still being written; one taken back before may have to be removed. One whose text
     * cannot be read any more stays, for it could not be read anew.
     */
    private Future<Void> takeBack(Task.ReworkTemplate template, List<JsonObject> rows) {
        var chunks = rows.stream().collect(Collectors.toMap(it -> it.getString("_id"), it -> it.getString("chunk")));
        return database.byIds(Collections.SMS, chunks.keySet(), null).compose(found -> {
            var processed = found.stream()
                    .filter(it -> Status.PROCESSED.wireName().equals(it.getString("status")))
                    .filter(it -> SmsJson.readSms(it, it.getString("_id")).hasText())
                    .toList();
            var marks = processed.stream()
                    .map(it -> BulkOperation.createUpdate(
                            Quarantine.unchanged(it),
                            Quarantine.takeBack(it, chunks.get(it.getString("_id")), clock.instant())))
                    .toList();
            // Written again: whoever saw the SMS processed may have put a letter in place of ours and remove it.
            return writeLetters(template, processed)
                    .compose(written -> database.bulk(Collections.SMS, marks))
                    .compose(marked -> writeLetters(template, processed))
                    .compose(written -> removeLetters(processed))
                    .compose(removed -> quarantine.clear(List.copyOf(chunks.keySet())));
        });
    }

    private Future<Void> writeLetters(Task.ReworkTemplate template, List<JsonObject> processed) {
        return database.bulk(
                Collections.DEAD_LETTERS,
                processed.stream()
                        .map(it -> letter(template, it))
                        .map(it -> BulkOperation.createReplace(Database.id(it.getString("_id")), it, true))
                        .toList());
    }

    private JsonObject letter(Task.ReworkTemplate template, JsonObject sms) {
        var id = sms.getString("_id");
        return SmsJson.write(WorkItem.fresh(SmsJson.readSms(sms, id)), Form.MONGO)
                .put("_id", id)
                .put("tenant", sms.getString("tenant"))
                .put("reason", Quarantine.REASON)
                .put("attempts", 0)
                .put("chunk", sms.getString("chunk"))
                .put("batch_id", sms.getString("batch_id"))
                .put("at", Documents.date(clock.instant()))
                .put(Quarantine.LINE, Quarantine.lineOf(sms))
                .mergeIn(letters(template));
    }

    /** Another rework was faster, and the replay of it has ended already: these letters are of no use. */
    private Future<Void> removeLetters(List<JsonObject> processed) {
        var ids = processed.stream().map(it -> it.getString("_id")).toList();
        return MongoJournal.known(database, ids).compose(known -> {
            var alive = known.stream()
                    .filter(it -> it.status() != Status.DEAD)
                    .map(KnownSms::id)
                    .toList();
            var letters = new ArrayList<BulkOperation>();
            processed.stream()
                    .filter(it -> alive.contains(it.getString("_id")))
                    .forEach(it -> letters.add(BulkOperation.createDelete(Database.id(it.getString("_id"))
                            .put("reason", Quarantine.REASON)
                            .put(Quarantine.LINE, Quarantine.lineOf(it)))));
            return database.bulk(Collections.DEAD_LETTERS, letters);
        });
    }

    /** From here on the replay answers for them: a rework that comes later opens no second one. */
    Future<Void> handOver(Task.ReworkTemplate template, List<String> smsIds) {
        var ofTemplate = letters(template).put("_id", new JsonObject().put("$in", new JsonArray(smsIds)));
        var update = new JsonObject().put("$unset", new JsonObject().put("template_id", ""));
        return database.bulk(
                Collections.DEAD_LETTERS, List.of(BulkOperation.createUpdate(ofTemplate, update, false, true)));
    }
}
