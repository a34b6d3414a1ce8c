package io.lifafa.store.batch;

import io.lifafa.json.Form;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.lifafa.store.database.PagedScan;
import io.lifafa.store.document.Documents;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How many SMS of which lines of chunks were erased: one document for a page of rows. Until these rows are gone it names them, and
 * counts for nothing, as the rows themselves are counted; then it counts in their place.
 *
 * @param roots the number of erased SMS by the root of their line
 * @param countedAt since when it stands in place of the rows; empty: these are still there, or just being removed
 */
public record ErasedSms(Map<String, Integer> roots, Optional<Instant> countedAt) {
    private static final int PAGE = 100;
    private static final String IDS = "ids";
    private static final String LAST = "last";
    private static final String COUNTED = "counted_at";

    /** The id of the document of a page. */
    public static String id(String erasure, int page) {
        return String.format("%s/%08d", erasure, page);
    }

    /** @param last where the walk goes on; empty at the end */
    public static JsonObject note(
            String erasure,
            int page,
            String tenant,
            List<String> ids,
            Map<String, Integer> roots,
            Optional<String> last) {
        var counts = new JsonArray();
        roots.forEach((root, n) -> counts.add(new JsonObject().put("root", root).put("n", n)));
        var note = Database.id(id(erasure, page))
                .put("tenant", tenant)
                .put("roots", counts)
                .put(IDS, new JsonArray(ids));
        last.ifPresent(it -> note.put(LAST, it));
        return note;
    }

    public static List<String> ids(JsonObject note) {
        return note.getJsonArray(IDS, new JsonArray()).stream()
                .map(String.class::cast)
                .toList();
    }

    public static Optional<String> last(JsonObject note) {
        return Optional.ofNullable(note.getString(LAST));
    }

    public static boolean isCounted(JsonObject note) {
        return note.containsKey(COUNTED);
    }

    /** The update of a note whose rows are gone: the ids go, the counts stay. */
    public static JsonObject counted(Instant now) {
        return new JsonObject()
                .put("$set", new JsonObject().put(COUNTED, Documents.date(now)))
                .put("$unset", new JsonObject().put(IDS, "").put(LAST, ""));
    }

    /** Reads all of them. */
    public static Future<Void> read(Database database, Consumer<ErasedSms> step) {
        var fields = new JsonObject().put("roots", 1).put(COUNTED, 1);
        return PagedScan.of(database, Collections.ERASED_SMS, fields, PAGE, page -> {
            page.forEach(it -> step.accept(read(it)));
            return Future.succeededFuture();
        });
    }

    private static ErasedSms read(JsonObject note) {
        var roots = new HashMap<String, Integer>();
        note.getJsonArray("roots").stream()
                .map(JsonObject.class::cast)
                .forEach(it -> roots.put(it.getString("root"), it.getInteger("n")));
        return new ErasedSms(roots, Optional.ofNullable(note.getValue(COUNTED)).map(Form::readInstant));
    }

    /** True if it stood in place of its rows before that moment. */
    public boolean countedBefore(Instant moment) {
        return countedAt.filter(it -> it.isBefore(moment)).isPresent();
    }
}
