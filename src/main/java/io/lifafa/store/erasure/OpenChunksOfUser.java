package io.lifafa.store.erasure;

import io.lifafa.sms.ChunkId;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.lifafa.store.journal.MongoJournal;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/** The open chunks that have SMS of a user: notes them, and ends these SMS. The inbox holds nothing but open chunks. */
final class OpenChunksOfUser {
    /** So many payloads are in memory at a time: 512 KiB of text each at most. */
    private static final int PAGE = 20;

    private static final JsonObject FIELDS = new JsonObject().put("replay", 1);

    private final Database database;
    private final Pages inbox;
    private final Pages payloads;
    private final ChunkPurge purge;

    OpenChunksOfUser(Database database, MongoJournal journal, Clock clock) {
        this.database = database;
        this.inbox = new Pages(database, Collections.INBOX, FIELDS, PAGE);
        this.payloads = new Pages(database, Collections.PAYLOADS, null, PAGE);
        this.purge = new ChunkPurge(database, journal, clock);
    }

    /**
     * Notes a page of lines. Twice through all of them: a chunk that opens while one of its line closes may sort before it, and
     * be missed the first time.
     */
    Future<Erasure.Position> note(Erasure erasure) {
        return page(erasure).compose(page -> found(erasure, page).map(found -> {
            var roots = new HashSet<String>();
            found.stream()
                    .filter(it -> it.generation() > 0 || it.replay() || erasure.isBefore(it.payload(), "created"))
                    .forEach(it -> roots.add(it.root()));
            return moved(erasure, page, erasure.at().withRoots(roots), 2);
        }));
    }

    /** Ends the SMS in a page of chunks; through all of them until none has any. */
    Future<Erasure.Position> end(Erasure erasure) {
        return page(erasure).compose(page -> found(erasure, page).compose(found -> {
            var concerned = found.stream()
                    .filter(it -> it.replay() || erasure.at().roots().contains(it.root()))
                    .toList();
            var ended = Future.succeededFuture(0L);
            for (var chunk : concerned) {
                ended = ended.compose(sum -> purge.run(erasure, chunk.id()).map(more -> sum + more));
            }
            return ended.map(count -> {
                var at = erasure.at().counting(Collections.INBOX, count);
                return moved(erasure, page, concerned.isEmpty() ? at : at.onPage(-1), 1);
            });
        }));
    }

    /**
     * Whether a payload has SMS of the user that no inbox entry points to: of an append that was never acknowledged, or left by
     * somebody who had lost his chunk and died. Only its age tells it from an append under way: upkeep removes it.
     */
    Future<Boolean> strayed(Erasure erasure, String after) {
        return payloads.behind(after, new JsonObject()).compose(page -> {
            var suspects = page.stream()
                    .filter(it -> hasUser(erasure, it))
                    .filter(it -> erasure.isBefore(it, "created") || erasure.hasLineOf(it.getString("_id")))
                    .toList();
            return database.byIds(Collections.INBOX, Pages.ids(suspects), FIELDS)
                    .compose(open -> open.size() < suspects.size() || payloads.isLast(page)
                            ? Future.succeededFuture(open.size() < suspects.size())
                            : strayed(erasure, Pages.lastOf(page)));
        });
    }

    private static boolean hasUser(Erasure erasure, JsonObject payload) {
        return payload.getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .anyMatch(item -> erasure.userId().equals(item.getString("user_id")));
    }

    /**
     * @param passes how often all of them are gone through; a page number below 0 says that something was found, and that another
     *     pass is due
     */
    private Erasure.Position moved(Erasure erasure, List<JsonObject> page, Erasure.Position at, int passes) {
        if (!inbox.isLast(page)) {
            return at.behind(Pages.lastOf(page));
        }
        return at.page() + 1 < passes || at.page() < 0
                ? at.onPage(at.page() + 1).behind("")
                : at.next();
    }

    private Future<List<JsonObject>> page(Erasure erasure) {
        return inbox.behind(
                erasure.at().after(),
                new JsonObject().put("tenant", erasure.tenant().name()));
    }

    private record Found(String id, boolean replay, JsonObject payload) {
        String root() {
            return ChunkId.parse(id).root();
        }

        int generation() {
            return ChunkId.parse(id).generation();
        }
    }

    private Future<List<Found>> found(Erasure erasure, List<JsonObject> page) {
        var replays = new HashMap<String, Boolean>();
        page.forEach(it -> replays.put(it.getString("_id"), it.getBoolean("replay", false)));
        return database.byIds(Collections.PAYLOADS, replays.keySet(), null).map(payloads -> {
            var found = new ArrayList<Found>();
            payloads.stream()
                    .filter(it -> hasUser(erasure, it))
                    .forEach(it -> found.add(new Found(it.getString("_id"), replays.get(it.getString("_id")), it)));
            return found;
        });
    }
}
