package io.lifafa.store.erasure;

import io.lifafa.json.Form;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.lifafa.store.document.Withheld;
import io.lifafa.store.journal.SameContent;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What {@code sms_contents} and {@code sms_duplicates} know of erased SMS. */
final class ErasedContents {
    private static final int PAGE = 1_000;

    /** Behind every hash of a day. */
    private static final String END = "~";

    private final Database database;
    private final Pages contents;

    ErasedContents(Database database) {
        this.database = database;
        this.contents = new Pages(database, Collections.CONTENTS, null, PAGE);
    }

    /**
     * Removes it.
     *
     * @param rows emptied rows of {@code sms_data}: with the key of their content, but for those whose text version 0.1 did not
     *     keep; these are looked for among all contents of their day
     * @return {@code at}, counting what was removed
     */
    Future<Erasure.Position> remove(List<JsonObject> rows, Erasure.Position at) {
        var keys = new HashSet<String>();
        var days = new HashMap<String, Set<String>>();
        rows.forEach(row -> {
            var key = row.getString(Withheld.CONTENT_KEY);
            if (key != null) {
                keys.add(key);
            } else {
                days.computeIfAbsent(day(row), day -> new HashSet<>()).add(row.getString("_id"));
            }
        });
        return database.byIds(Collections.CONTENTS, keys, null)
                .compose(found -> remove(found, rows, at))
                .compose(removed -> removeByDay(Map.copyOf(days), List.copyOf(days.keySet()), removed));
    }

    private static String day(JsonObject row) {
        var date = Form.readInstant(row.getValue("date")).atOffset(ZoneOffset.UTC);
        return Long.toHexString(date.toLocalDate().toEpochDay()) + "-";
    }

    private Future<Erasure.Position> removeByDay(
            Map<String, Set<String>> wanted, List<String> days, Erasure.Position at) {
        return days.isEmpty()
                ? Future.succeededFuture(at)
                : removeOf(days.get(0), days.get(0), wanted.get(days.get(0)), at)
                        .compose(removed -> removeByDay(wanted, days.subList(1, days.size()), removed));
    }

    private Future<Erasure.Position> removeOf(String day, String after, Set<String> ids, Erasure.Position at) {
        var ofDay = new JsonObject().put("_id", new JsonObject().put("$lt", day + END));
        return contents.behind(after, ofDay).compose(page -> {
            var found = page.stream()
                    .filter(it -> SameContent.claimants(it).stream().anyMatch(ids::contains))
                    .toList();
            return remove(found, List.of(), at)
                    .compose(removed -> contents.isLast(page)
                            ? Future.succeededFuture(removed)
                            : removeOf(day, Pages.lastOf(page), ids, removed));
        });
    }

    /** All who claim one content are of one user, for he is part of its key. */
    private Future<Erasure.Position> remove(List<JsonObject> found, List<JsonObject> rows, Erasure.Position at) {
        var claimants = new HashSet<>(Pages.ids(rows));
        found.forEach(it -> claimants.addAll(SameContent.claimants(it)));
        return remove(Collections.DUPLICATES, claimants, at)
                .compose(removed -> remove(Collections.CONTENTS, Pages.ids(found), removed));
    }

    private Future<Erasure.Position> remove(String collection, Collection<String> ids, Erasure.Position at) {
        return ids.isEmpty()
                ? Future.succeededFuture(at)
                : database.removeAll(collection, Database.idIn(ids)).map(count -> at.counting(collection, count));
    }
}
