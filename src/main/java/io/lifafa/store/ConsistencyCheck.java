package io.lifafa.store;

import io.lifafa.sms.Status;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Checks promises P2 and P3 on the stored data: accepted = processed + filtered + duplicate + dead + pending for every
 * batch, every chunk's count adds up, every SMS counted is stored, every processed one has exactly its transaction,
 * every dead one its dead letter, every open chunk its SMS.
 *
 * <p>Reads everything once, in pages. May run beside working nodes: what is in progress is not judged.
 */
public final class ConsistencyCheck {
    private static final int PAGE = 1_000;
    private static final int PAYLOAD_PAGE = 20;
    private static final JsonObject CHUNK_ONLY = new JsonObject().put("chunk", 1);
    private static final JsonObject ID_ONLY = new JsonObject().put("_id", 1);

    private final Database database;
    private final ChunkLedger ledger = new ChunkLedger();
    private final List<String> violations = new ArrayList<>();
    private long violationCount;

    public ConsistencyCheck(Database database) {
        this.database = database;
    }

    /** Runs the check, once. The Future fails only if the database cannot be read. */
    public Future<ConsistencyReport> run() {
        return PagedScan.of(database, Collections.INBOX, null, PAGE, page -> each(page, ledger::open))
                .compose(open -> PagedScan.of(
                        database,
                        Collections.RESULTS,
                        null,
                        PAGE,
                        page -> each(page, result -> ledger.closed(result, this::violation))))
                .onSuccess(closed -> ledger.allChunksAreRead())
                .compose(closed -> PagedScan.of(database, Collections.INBOX, null, PAYLOAD_PAGE, this::checkPayloads))
                .compose(payloads -> PagedScan.of(
                        database,
                        Collections.SMS,
                        new JsonObject().put("status", 1).put("root", 1).put(Quarantine.VOID, 1),
                        PAGE,
                        this::checkSms))
                .compose(sms ->
                        PagedScan.of(database, Collections.TRANSACTIONS, CHUNK_ONLY, PAGE, this::checkTransactions))
                .compose(transactions -> recheck())
                .map(checked -> report());
    }

    /** What was not to be found may have been written after its collection was read; what is lost is still missing. */
    private Future<Void> recheck() {
        return sweep(ledger.missingChunks(), this::checkChunks)
                .compose(checked -> sweep(ledger.unknownRoots(), this::checkRoots));
    }

    private static Future<Void> sweep(List<String> ids, Function<List<String>, Future<Void>> step) {
        if (ids.isEmpty()) {
            return Future.succeededFuture();
        }
        var page = ids.subList(0, Math.min(PAGE, ids.size()));
        return step.apply(page).compose(done -> sweep(ids.subList(page.size(), ids.size()), step));
    }

    /** A chunk is filed before its entry is removed, so that reading them in this order misses none. */
    private Future<Set<String>> chunksAmong(List<String> ids) {
        return stored(Collections.INBOX, ids)
                .compose(open -> stored(Collections.RESULTS, ids).map(closed -> {
                    open.addAll(closed);
                    return open;
                }));
    }

    private Future<Void> checkChunks(List<String> ids) {
        return chunksAmong(ids).map(there -> {
            ids.stream()
                    .filter(id -> !there.contains(id))
                    .forEach(id -> violation("chunk " + id + ": missing, SMS were handed on to it"));
            return null;
        });
    }

    private Future<Void> checkRoots(List<String> roots) {
        return chunksAmong(roots).map(there -> {
            roots.stream()
                    .filter(root -> !there.contains(root))
                    .forEach(root -> violation("chunk " + root + ": missing, but SMS of it are in a final state"));
            return null;
        });
    }

    private ConsistencyReport report() {
        ledger.check(this::violation);
        return new ConsistencyReport(
                ledger.batchCount(), ledger.accepted(), ledger.tally(), violationCount, violations);
    }

    private void violation(String text) {
        violationCount++;
        if (violations.size() < ConsistencyReport.MAX_LISTED) {
            violations.add(text);
        }
    }

    private static Future<Void> each(List<JsonObject> page, Consumer<JsonObject> step) {
        page.forEach(step);
        return Future.succeededFuture();
    }

    /** A chunk whose payload is missing may be closing just now: then its entry is sealed or gone. */
    private Future<Void> checkPayloads(List<JsonObject> page) {
        var open = page.stream().filter(chunk -> !chunk.containsKey(Seal.FIELD)).toList();
        return database.byIds(Collections.PAYLOADS, ids(open), null).compose(payloads -> {
            Map<String, JsonObject> byId = new HashMap<>();
            payloads.forEach(payload -> byId.put(payload.getString("_id"), payload));
            var missing = new ArrayList<String>();
            for (var chunk : open) {
                var payload = byId.get(chunk.getString("_id"));
                if (payload == null) {
                    missing.add(chunk.getString("_id"));
                } else if (payload.getJsonArray("items").size() != chunk.getInteger("n")) {
                    violation("chunk " + chunk.getString("_id") + ": its payload has another number of SMS");
                }
            }
            return database.byIds(Collections.INBOX, missing, null).map(still -> {
                still.stream()
                        .filter(chunk -> !chunk.containsKey(Seal.FIELD))
                        .forEach(chunk ->
                                violation("chunk " + chunk.getString("_id") + ": open, but its SMS are missing"));
                return null;
            });
        });
    }

    private Future<Void> checkSms(List<JsonObject> page) {
        page.forEach(ledger::found);
        var dead = page.stream().filter(sms -> is(sms, Status.DEAD)).toList();
        return database.byIds(Collections.TRANSACTIONS, ids(page), CHUNK_ONLY)
                .map(ConsistencyCheck::chunks)
                .compose(transactions -> stored(Collections.DEAD_LETTERS, ids(dead))
                        .compose(letters -> {
                            page.forEach(sms -> checkTransaction(sms, transactions));
                            return checkLetters(dead, letters).compose(checked -> checkMissing(page, transactions));
                        }));
    }

    /**
     * A transaction beside another state is work in progress as long as the chunk that wrote it is open, or if a rework
     * is about to remove it.
     */
    private void checkTransaction(JsonObject sms, Map<String, String> transactions) {
        var id = sms.getString("_id");
        var writer = transactions.get(id);
        boolean isProgress = writer == null || ledger.isOpen(writer) || writer.equals(sms.getString(Quarantine.VOID));
        if (!is(sms, Status.PROCESSED) && !isProgress) {
            violation("sms " + id + ": " + sms.getString("status") + ", but has a transaction");
        }
    }

    /** One whose transaction is missing may have been taken back by a rework just now. */
    private Future<Void> checkMissing(List<JsonObject> page, Map<String, String> transactions) {
        var missing = page.stream()
                .filter(sms -> is(sms, Status.PROCESSED) && !transactions.containsKey(sms.getString("_id")))
                .toList();
        return database.byIds(Collections.SMS, ids(missing), new JsonObject().put("status", 1))
                .map(again ->
                        again.stream().filter(sms -> is(sms, Status.PROCESSED)).toList())
                .compose(still -> stored(Collections.TRANSACTIONS, ids(still)).map(there -> {
                    ids(still).stream()
                            .filter(id -> !there.contains(id))
                            .forEach(id -> violation("sms " + id + ": processed, but has no transaction"));
                    return null;
                }));
    }

    /** One whose letter is missing may have been revived just now. */
    private Future<Void> checkLetters(List<JsonObject> dead, Set<String> letters) {
        var missing = ids(dead).stream().filter(id -> !letters.contains(id)).toList();
        return database.byIds(Collections.SMS, missing, new JsonObject().put("status", 1))
                .map(again -> {
                    again.stream()
                            .filter(sms -> is(sms, Status.DEAD))
                            .forEach(
                                    sms -> violation("sms " + sms.getString("_id") + ": dead, but has no dead letter"));
                    return null;
                });
    }

    private static Map<String, String> chunks(List<JsonObject> documents) {
        Map<String, String> chunks = new HashMap<>();
        documents.forEach(it -> chunks.put(it.getString("_id"), it.getString("chunk")));
        return chunks;
    }

    /** A transaction without {@code sms_data} is work in progress as long as its chunk is open. */
    private Future<Void> checkTransactions(List<JsonObject> page) {
        var settled = page.stream()
                .filter(transaction -> !ledger.isOpen(transaction.getString("chunk")))
                .toList();
        return stored(Collections.SMS, ids(settled)).map(known -> {
            ids(settled).stream()
                    .filter(id -> !known.contains(id))
                    .forEach(id -> violation("transaction " + id + ": its SMS is in no final state"));
            return null;
        });
    }

    private Future<Set<String>> stored(String collection, List<String> ids) {
        return database.byIds(collection, ids, ID_ONLY).map(documents -> new HashSet<>(ids(documents)));
    }

    private static boolean is(JsonObject sms, Status status) {
        return status.wireName().equals(sms.getString("status"));
    }

    private static List<String> ids(List<JsonObject> documents) {
        return documents.stream().map(document -> document.getString("_id")).toList();
    }
}
