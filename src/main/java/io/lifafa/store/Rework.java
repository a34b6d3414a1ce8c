package io.lifafa.store;

import io.lifafa.json.Form;
import io.lifafa.json.SmsJson;
import io.lifafa.sms.Status;
import io.lifafa.sms.WorkItem;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.BulkOperation;
import io.vertx.ext.mongo.FindOptions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One rework: what a template wrote in one version is taken back and replayed. For one use.
 *
 * <p>First every row becomes a dead letter, in steps that can be repeated: the letter is written, the SMS is dead, the
 * transaction is removed. Then the letters, which name the template, are replayed and name it no more. After a crash
 * another rework finds what is left: rows by their transaction, letters by the template they name.
 */
final class Rework {
    private static final int PAGE = 500;
    private static final FindOptions PAGED =
            new FindOptions().setSort(new JsonObject().put("_id", 1)).setLimit(PAGE);

    private final Database database;
    private final Clock clock;
    private final Replay replay;
    private final Quarantine quarantine;
    private final String templateId;
    private final int version;

    Rework(Database database, Clock clock, Replay replay, String templateId, int version) {
        this.database = database;
        this.clock = clock;
        this.replay = replay;
        this.quarantine = new Quarantine(database);
        this.templateId = templateId;
        this.version = version;
    }

    Future<Replayed> run() {
        return takeBack("").compose(taken -> replay("")).map(done -> replay.replayed());
    }

    private Future<Void> takeBack(String after) {
        var query = new JsonObject()
                .put(Quarantine.TEMPLATE_ID, templateId)
                .put(Quarantine.TEMPLATE_VERSION, version)
                .put("_id", new JsonObject().put("$gt", after));
        var fields = new JsonObject().put("chunk", 1);
        return database.find(Collections.TRANSACTIONS, query, new FindOptions(PAGED).setFields(fields))
                .compose(rows -> rows.isEmpty()
                        ? Future.succeededFuture()
                        : takeBack(rows).compose(done -> takeBack(last(rows))));
    }

    private static String last(List<JsonObject> rows) {
        return rows.get(rows.size() - 1).getString("_id");
    }

    /** A row whose SMS is in no state, or dead, is still being written; one taken back before may have to be removed. */
    private Future<Void> takeBack(List<JsonObject> rows) {
        var chunks = rows.stream().collect(Collectors.toMap(it -> it.getString("_id"), it -> it.getString("chunk")));
        return database.byIds(Collections.SMS, chunks.keySet(), null).compose(found -> {
            var processed = found.stream()
                    .filter(it -> Status.PROCESSED.wireName().equals(it.getString("status")))
                    .toList();
            var marks = processed.stream()
                    .map(it -> BulkOperation.createUpdate(
                            Quarantine.unchanged(it),
                            Quarantine.takeBack(it, chunks.get(it.getString("_id")), clock.instant())))
                    .toList();
            // Written again: whoever saw the SMS processed may have put a letter in place of ours and remove it.
            return writeLetters(processed)
                    .compose(written -> database.bulk(Collections.SMS, marks))
                    .compose(marked -> writeLetters(processed))
                    .compose(written -> removeLetters(processed))
                    .compose(removed -> quarantine.clear(List.copyOf(chunks.keySet())));
        });
    }

    private Future<Void> writeLetters(List<JsonObject> processed) {
        return database.bulk(
                Collections.DEAD_LETTERS,
                processed.stream()
                        .map(this::letter)
                        .map(it -> BulkOperation.createReplace(Database.id(it.getString("_id")), it, true))
                        .toList());
    }

    private JsonObject letter(JsonObject sms) {
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
                .put("template_id", templateId)
                .put("template_version", version);
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

    private Future<Void> replay(String after) {
        var ofTemplate = new JsonObject().put("template_id", templateId).put("template_version", version);
        return Replay.letters(database, after, ofTemplate, PAGE)
                .compose(letters -> letters.isEmpty()
                        ? Future.succeededFuture()
                        : replay.reopen(letters)
                                .compose(opened -> handOver(letters))
                                .compose(done -> replay(Replay.last(letters))));
    }

    /** From here on the replay answers for them: a rework that comes later opens no second one. */
    private Future<Void> handOver(List<DeadLetter> letters) {
        var ids = letters.stream().map(it -> it.item().sms().id()).toList();
        var ofTemplate = new JsonObject()
                .put("_id", new JsonObject().put("$in", new JsonArray(ids)))
                .put("template_id", templateId)
                .put("template_version", version);
        var update = new JsonObject().put("$unset", new JsonObject().put("template_id", ""));
        return database.bulk(
                Collections.DEAD_LETTERS, List.of(BulkOperation.createUpdate(ofTemplate, update, false, true)));
    }
}
