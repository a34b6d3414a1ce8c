package io.lifafa.store.check;

import io.lifafa.store.batch.Fingerprints;
import io.lifafa.store.batch.OpenChunks;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.lifafa.store.database.PagedScan;
import io.lifafa.store.journal.Seal;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.FindOptions;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Checks promises P2 and P3 on the stored data: accepted = processed + filtered + duplicate + dead + pending for every
 * batch, every chunk's count adds up, every SMS counted is stored, every processed one has exactly its transaction,
 * every dead one its dead letter, every open chunk its SMS.
 *
 * <p>Reads everything once, in pages. May run beside working nodes: what is in progress is not judged. Its memory does not
 * grow with what is stored: pages, the ids of the open chunks, the results of one batch, and 8 MiB of
 * {@link Fingerprints}. Only where these do not add up it reads chunks and states again, for the batches concerned.
 */
public final class ConsistencyCheck {
    private static final int PAYLOAD_PAGE = 20;

    /** Sums that are recounted at once: a thousandth of all batches, so some megabytes for a hundred million. */
    private static final int RECOUNTED = 1_000;

    private final Database database;
    private final AuditFindings findings = new AuditFindings();
    private final Fingerprints fingerprints = new Fingerprints();

    public ConsistencyCheck(Database database) {
        this.database = database;
    }

    /** Runs the check, once. The Future fails only if the database cannot be read. */
    public Future<ConsistencyReport> run() {
        return Database.guarded(database.localTime()
                .compose(began -> OpenChunks.read(database).compose(open -> check(open, began)))
                .compose(checked -> recount(fingerprints.wrong()))
                .map(checked -> findings.report()));
    }

    private Future<Void> check(OpenChunks open, Instant began) {
        return new ChunkCheck(database, open, began, findings, fingerprints)
                .run()
                .compose(chunks ->
                        PagedScan.of(database, Collections.INBOX, new FindOptions(), PAYLOAD_PAGE, this::checkPayloads))
                .compose(payloads -> new SmsCheck(database, open, began, findings, fingerprints).run());
    }

    private Future<Void> recount(List<Integer> wrong) {
        if (wrong.isEmpty()) {
            return Future.succeededFuture();
        }
        var some = wrong.subList(0, Math.min(RECOUNTED, wrong.size()));
        return new Recount(database, new HashSet<>(some), findings)
                .run()
                .compose(done -> recount(wrong.subList(some.size(), wrong.size())));
    }

    /** A chunk whose payload is missing may be closing just now: then its entry is sealed or gone. */
    private Future<Void> checkPayloads(List<JsonObject> page) {
        var open = unsealed(page);
        return database.byIds(Collections.PAYLOADS, open.keySet(), null).compose(payloads -> {
            payloads.forEach(payload -> {
                var chunk = open.remove(payload.getString("_id"));
                if (payload.getJsonArray("items").size() != chunk.getInteger("n")) {
                    findings.violation("chunk " + chunk.getString("_id") + ": its payload has another number of SMS");
                }
            });
            return database.byIds(Collections.INBOX, open.keySet(), null).map(still -> {
                unsealed(still)
                        .keySet()
                        .forEach(id -> findings.violation("chunk " + id + ": open, but its SMS are missing"));
                return null;
            });
        });
    }

    private static Map<String, JsonObject> unsealed(List<JsonObject> chunks) {
        Map<String, JsonObject> unsealed = new HashMap<>();
        chunks.stream()
                .filter(chunk -> !chunk.containsKey(Seal.FIELD))
                .forEach(chunk -> unsealed.put(chunk.getString("_id"), chunk));
        return unsealed;
    }
}
