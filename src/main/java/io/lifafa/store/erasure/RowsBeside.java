package io.lifafa.store.erasure;

import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.lifafa.store.database.PagedScan;
import io.lifafa.store.document.Erased;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.FindOptions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What stands beside the rows of {@code sms_data}: transactions, which have an index by user, and dead letters, of which all of the
 * tenant are walked through. What came in later stays, unless its SMS is erased.
 */
final class RowsBeside {
    private static final int PAGE = 500;
    private static final JsonObject TRANSACTION =
            new JsonObject().put("chunk", 1).put("stored_at", 1);
    private static final JsonObject LETTER =
            new JsonObject().put("chunk", 1).put("at", 1).put("user_id", 1);
    private static final JsonObject ID = new JsonObject().put("_id", 1);
    private static final JsonObject BY = new JsonObject().put(Erased.BY, 1);

    private final Database database;
    private final Pages letters;

    RowsBeside(Database database) {
        this.database = database;
        this.letters = new Pages(database, Collections.DEAD_LETTERS, LETTER, PAGE);
    }

    /** All transactions and the first page of letters, then the further pages. */
    Future<Erasure.Position> remove(Erasure erasure) {
        return erasure.at().after().isEmpty()
                ? removeTransactions(erasure)
                        .compose(
                                count -> removeLetters(erasure, erasure.at().counting(Collections.TRANSACTIONS, count)))
                : removeLetters(erasure, erasure.at());
    }

    private static JsonObject ofTenant(Erasure erasure) {
        return new JsonObject().put("tenant", erasure.tenant().name());
    }

    private Future<Long> removeTransactions(Erasure erasure) {
        var removed = new AtomicLong();
        return PagedScan.of(
                        database,
                        Collections.TRANSACTIONS,
                        ofTenant(erasure).put("user_id", erasure.userId()),
                        new FindOptions().setFields(TRANSACTION),
                        PAGE,
                        page -> remove(erasure, Collections.TRANSACTIONS, page, "stored_at")
                                .onSuccess(removed::addAndGet)
                                .mapEmpty())
                .map(done -> removed.get());
    }

    private Future<Erasure.Position> removeLetters(Erasure erasure, Erasure.Position at) {
        return letters.behind(at.after(), ofTenant(erasure)).compose(page -> {
            var ofUser = page.stream()
                    .filter(it -> erasure.userId().equals(it.getString("user_id")))
                    .toList();
            return remove(erasure, Collections.DEAD_LETTERS, ofUser, "at").map(count -> {
                var counted = at.counting(Collections.DEAD_LETTERS, count);
                return letters.isLast(page) ? counted.next() : counted.behind(Pages.lastOf(page));
            });
        });
    }

    private Future<Long> remove(Erasure erasure, String collection, List<JsonObject> page, String date) {
        var old = new HashSet<String>();
        var younger = new HashMap<String, String>();
        for (var row : page) {
            var chunk = row.getString("chunk");
            if (erasure.isBefore(row, date) || erasure.hasLineOf(chunk)) {
                old.add(row.getString("_id"));
            } else {
                younger.put(row.getString("_id"), chunk);
            }
        }
        return leftOver(erasure, younger).compose(found -> {
            old.addAll(found);
            return old.isEmpty()
                    ? Future.succeededFuture(0L)
                    : database.removeAll(
                            collection,
                            Database.idIn(old)
                                    .put("tenant", erasure.tenant().name())
                                    .put("user_id", erasure.userId()));
        });
    }

    /**
     * Of what is younger that which stands beside an erased SMS and whose chunk is closed: a replay has written it, and died. In
     * this order: the holder of an open chunk takes back himself what he wrote beside a state of others.
     */
    private Future<List<String>> leftOver(Erasure erasure, Map<String, String> chunks) {
        return database.byIds(Collections.INBOX, new HashSet<>(chunks.values()), ID)
                .compose(open -> {
                    var still = new HashSet<>(Pages.ids(open));
                    var closed = chunks.entrySet().stream()
                            .filter(it -> !still.contains(it.getValue()))
                            .map(Map.Entry::getKey)
                            .toList();
                    return database.byIds(Collections.SMS, closed, BY);
                })
                .map(states -> Pages.ids(states.stream()
                        .filter(it -> erasure.id().equals(it.getString(Erased.BY)))
                        .toList()));
    }
}
