package io.lifafa.store.document;

import io.lifafa.sms.ChunkId;
import io.lifafa.sms.Outcome;
import io.lifafa.sms.Status;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.BulkOperation;
import io.vertx.ext.mongo.FindOptions;
import java.time.Instant;
import java.util.List;

/**
 * What a rework leaves in the documents of an SMS until its replay is done.
 *
 * <p>{@code sms_data} is dead with {@link #REASON}, and {@link #VOID} names the chunk whose transaction counts no more:
 * until it is removed it stands beside that state rightly. The dead letter names as {@link #LINE} the line of chunks
 * whose state was taken back, so that this line, should it still be closing, does not take the letter for its own.
 */
public final class Quarantine {
    public static final String REASON = Outcome.Dead.TEMPLATE_QUARANTINED;
    public static final String VOID = "void_transaction";
    public static final String LINE = "line";
    public static final String TEMPLATE_ID = "provenance.template_id";
    public static final String TEMPLATE_VERSION = "provenance.template_version";

    private static final JsonObject VOID_FIELDS = new JsonObject().put(VOID, 1);

    private final Database database;

    public Quarantine(Database database) {
        this.database = database;
    }

    /** Removes the transactions that count no more. Whatever another chunk has written meanwhile stays. */
    public Future<Void> clear(List<String> smsIds) {
        if (smsIds.isEmpty()) {
            return Future.succeededFuture();
        }
        var taken = Database.idIn(smsIds)
                .put("status", new JsonObject().put("$ne", Status.PROCESSED.wireName()))
                .put(VOID, new JsonObject().put("$exists", true));
        return database.find(Collections.SMS, taken, new FindOptions().setFields(VOID_FIELDS))
                .compose(found -> database.bulk(
                        Collections.TRANSACTIONS,
                        found.stream()
                                .map(it -> BulkOperation.createDelete(
                                        Database.id(it.getString("_id")).put("chunk", it.getString(VOID))))
                                .toList()));
    }

    /** The line of chunks that set the state of an SMS. */
    public static String lineOf(JsonObject sms) {
        return sms.getString("replayed_by", sms.getString("root"));
    }

    /** Matches the SMS while it is processed and its state is still that of the same line. */
    public static JsonObject unchanged(JsonObject sms) {
        var line = sms.containsKey("replayed_by") ? "replayed_by" : "root";
        var query = Database.id(sms.getString("_id"))
                .put("status", Status.PROCESSED.wireName())
                .put(line, sms.getString(line));
        return line.equals("root") ? query.put("replayed_by", new JsonObject().put("$exists", false)) : query;
    }

    /**
     * {@code replayed_by} names the line that wrote the transaction: it has had its turn and cannot revive the SMS, not
     * even if it is about to set the state that goes with what is removed here. Any other may.
     */
    public static JsonObject takeBack(JsonObject sms, String chunk, Instant now) {
        var writer = ChunkId.parse(chunk).root();
        var set = new JsonObject()
                .put("status", Status.DEAD.wireName())
                .put("reason", REASON)
                .put(VOID, chunk)
                .put("stored_at", Documents.date(now));
        if (!writer.equals(sms.getString("root"))) {
            set.put("replayed_by", writer);
        }
        return new JsonObject().put("$set", set).put("$unset", new JsonObject().put("source", ""));
    }

    /**
     * Matches the letters of these SMS that a line of chunks may remove because they are dead no more. That of a rework
     * is removed only by the replay that revived its SMS.
     */
    public static JsonObject removable(List<String> smsIds, ChunkId chunk, boolean revived) {
        var query = new JsonObject().put("_id", new JsonObject().put("$in", new JsonArray(smsIds)));
        return revived
                ? query.put(LINE, new JsonObject().put("$ne", chunk.root()))
                : query.put("reason", new JsonObject().put("$ne", REASON));
    }
}
