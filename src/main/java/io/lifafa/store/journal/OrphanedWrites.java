package io.lifafa.store.journal;

import io.lifafa.json.SmsJson;
import io.lifafa.sms.ChunkId;
import io.lifafa.sms.SmsId;
import io.lifafa.sms.Status;
import io.lifafa.store.Closing;
import io.lifafa.store.KnownSms;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.lifafa.store.document.Quarantine;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/**
 * What earlier holders of a line of chunks stored and could not take back before they died: transactions and dead
 * letters beside a state that says otherwise.
 *
 * <p>Touches only SMS whose state is decided: beside one that is not, somebody who lost the lease may be about to set
 * the state that goes with what he stored.
 */
final class OrphanedWrites {
    private final Database database;

    OrphanedWrites(Database database) {
        this.database = database;
    }

    /** Removes them, once the outcomes are stored. Costs nothing for a chunk in its first pass. */
    Future<Void> clear(Closing closing) {
        var chunk = closing.lease().chunk();
        if (closing.lease().epoch() == 1 && chunk.generation() == 0) {
            return Future.succeededFuture();
        }
        return database.byId(Collections.PAYLOADS, chunk.toString())
                .map(payload -> payload.map(it -> ids(it, closing.tenant())).orElse(List.of()))
                .compose(ids -> MongoJournal.known(database, ids))
                .compose(known -> remove(
                        chunk,
                        known.stream().filter(it -> isDecided(it, closing)).toList()));
    }

    /** With the ids that they may have got because theirs were others'. */
    private static List<String> ids(JsonObject payload, String tenant) {
        return payload.getJsonArray("items").stream()
                .map(item -> SmsJson.read((JsonObject) item).sms())
                .flatMap(sms -> Stream.of(sms.id(), SmsId.apart(tenant, sms).id()))
                .toList();
    }

    /** A dead SMS that is being replayed is decided only when this replay has set its state. */
    private static boolean isDecided(KnownSms known, Closing closing) {
        return known.status() != Status.DEAD
                || !closing.replay()
                || known.isRevivedBy(closing.lease().chunk());
    }

    /** Somebody else may be replaying what is dead, so there only what this line wrote is removed. */
    private Future<Void> remove(ChunkId chunk, List<KnownSms> decided) {
        var line = Stream.iterate(0, generation -> generation + 1)
                .limit(chunk.generation() + 1L)
                .map(generation -> new ChunkId(chunk.root(), generation).toString())
                .toList();
        var ofThisLine = new JsonObject().put("chunk", new JsonObject().put("$in", new JsonArray(line)));
        return Future.all(
                        removeBeside(Status.FILTERED, Collections.TRANSACTIONS, decided, new JsonObject()),
                        removeBeside(Status.DEAD, Collections.TRANSACTIONS, decided, ofThisLine),
                        removeLetters(chunk, decided, true),
                        removeLetters(chunk, decided, false))
                .mapEmpty();
    }

    private Future<Void> removeLetters(ChunkId chunk, List<KnownSms> decided, boolean revived) {
        var ids = decided.stream()
                .filter(it -> it.status() != Status.DEAD && it.isRevivedBy(chunk) == revived)
                .map(KnownSms::id)
                .toList();
        return ids.isEmpty()
                ? Future.succeededFuture()
                : database.remove(Collections.DEAD_LETTERS, Quarantine.removable(ids, chunk, revived));
    }

    private Future<Void> removeBeside(Status status, String collection, List<KnownSms> decided, JsonObject condition) {
        var ids = decided.stream()
                .filter(it -> it.status() == status)
                .map(KnownSms::id)
                .toList();
        return ids.isEmpty()
                ? Future.succeededFuture()
                : database.remove(collection, Database.idIn(ids).mergeIn(condition));
    }
}
