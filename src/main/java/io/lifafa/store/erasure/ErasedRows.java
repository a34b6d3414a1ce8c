package io.lifafa.store.erasure;

import io.lifafa.store.batch.ErasedSms;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.lifafa.store.document.Erased;
import io.lifafa.store.document.Quarantine;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.BulkOperation;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of {@code sms_data}. There is no index by user, which every SMS would pay for: all ids of the tenant are walked through.
 *
 * <p>What is found on a page is noted in {@code erased_sms} before it is emptied: by that note the rows are removed at the end, and
 * it says how many there were of which line of chunks. A note is made once, so that no SMS is counted twice.
 */
final class ErasedRows {
    private static final int PAGE = 1_000;
    private static final String ROOT = "root";
    private static final JsonObject WHOSE = new JsonObject()
            .put("tenant", 1)
            .put("user_id", 1)
            .put(ROOT, 1)
            .put("stored_at", 1)
            .put("replayed_by", 1)
            .put(Quarantine.VOID, 1);

    private final Database database;
    private final Pages rows;
    private final ErasedContents contents;
    private final Clock clock;

    ErasedRows(Database database, Clock clock) {
        this.database = database;
        this.rows = new Pages(database, Collections.SMS, WHOSE, PAGE);
        this.contents = new ErasedContents(database);
        this.clock = clock;
    }

    /** Empties the rows of the user on a page. */
    Future<Erasure.Position> empty(Erasure erasure) {
        var note = ErasedSms.id(erasure.id(), erasure.at().page());
        return database.byId(Collections.ERASED_SMS, note)
                .compose(known -> known.map(it -> empty(erasure, it)).orElseGet(() -> emptyPage(erasure)));
    }

    private Future<Erasure.Position> emptyPage(Erasure erasure) {
        return rows.behind(erasure.at().after(), ofTenant(erasure)).compose(page -> {
            var found = page.stream().filter(it -> isOfUser(erasure, it)).toList();
            var last = rows.isLast(page) ? Optional.<String>empty() : Optional.of(Pages.lastOf(page));
            if (found.isEmpty()) {
                return Future.succeededFuture(last.map(erasure.at()::behind).orElseGet(erasure.at()::next));
            }
            var note = ErasedSms.note(
                    erasure.id(), erasure.at().page(), erasure.tenant().name(), Pages.ids(found), roots(found), last);
            return database.insertMissing(Collections.ERASED_SMS, note)
                    .compose(noted -> database.byId(Collections.ERASED_SMS, note.getString("_id")))
                    .compose(noted -> empty(erasure, noted.orElseThrow()));
        });
    }

    /** Stored ids of a tenant other than the installation's own begin with its name. */
    private static JsonObject ofTenant(Erasure erasure) {
        var prefix = erasure.tenant().stored("");
        if (prefix.isEmpty()) {
            return new JsonObject();
        }
        var end = prefix.substring(0, prefix.length() - 1) + (char) (prefix.charAt(prefix.length() - 1) + 1);
        return new JsonObject().put("_id", new JsonObject().put("$gte", prefix).put("$lt", end));
    }

    /** What a replay or a rework has touched bears a later date than it came with. */
    private static boolean isOfUser(Erasure erasure, JsonObject row) {
        return erasure.userId().equals(row.getString("user_id"))
                && erasure.tenant().name().equals(row.getString("tenant"))
                && (erasure.isBefore(row, "stored_at")
                        || row.containsKey("replayed_by")
                        || row.containsKey(Quarantine.VOID)
                        || erasure.at().roots().contains(row.getString(ROOT)));
    }

    private static Map<String, Integer> roots(List<JsonObject> rows) {
        var roots = new HashMap<String, Integer>();
        rows.forEach(it -> roots.merge(it.getString(ROOT), 1, Integer::sum));
        return roots;
    }

    private Future<Erasure.Position> empty(Erasure erasure, JsonObject note) {
        var next = erasure.at().onPage(erasure.at().page() + 1);
        return database.byIds(Collections.SMS, ErasedSms.ids(note), null)
                .compose(found -> database.bulk(
                        Collections.SMS,
                        found.stream()
                                .filter(it -> erasure.userId().equals(it.getString("user_id")))
                                .map(it -> BulkOperation.createUpdate(
                                        Database.id(it.getString("_id")).put("user_id", erasure.userId()),
                                        Erased.update(it, erasure.id())))
                                .toList()))
                .map(emptied -> ErasedSms.last(note).map(next::behind).orElseGet(next::next));
    }

    /** Removes the rows of a note, and what is known of their contents. */
    Future<Erasure.Position> remove(Erasure erasure) {
        var id = ErasedSms.id(erasure.id(), erasure.at().page());
        return database.byId(Collections.ERASED_SMS, id)
                .compose(note ->
                        note.isEmpty() ? Future.succeededFuture(erasure.at().next()) : remove(erasure, note.get()));
    }

    private Future<Erasure.Position> remove(Erasure erasure, JsonObject note) {
        var next = erasure.at().onPage(erasure.at().page() + 1);
        if (ErasedSms.isCounted(note)) {
            return Future.succeededFuture(next);
        }
        var ids = ErasedSms.ids(note);
        return database.byIds(Collections.SMS, ids, null)
                .compose(rows -> contents.remove(rows, next))
                .compose(at -> database.remove(
                                Collections.SMS, Database.idIn(ids).put(Erased.BY, erasure.id()))
                        .compose(removed -> database.updateOne(
                                Collections.ERASED_SMS,
                                Database.id(note.getString("_id")),
                                ErasedSms.counted(clock.instant()),
                                null))
                        .map(at.counting(Collections.SMS, ids.size())));
    }
}
