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
                .compose(closed -> PagedScan.of(database, Collections.INBOX, null, PAYLOAD_PAGE, this::checkPayloads))
                .compose(payloads -> PagedScan.of(
                        database,
                        Collections.SMS,
                        new JsonObject().put("status", 1).put("root", 1).put("chunk", 1),
                        PAGE,
                        this::checkSms))
                .compose(sms -> PagedScan.of(
                        database,
                        Collections.TRANSACTIONS,
                        new JsonObject().put("chunk", 1),
                        PAGE,
                        this::checkTransactions))
                .map(transactions -> report());
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

    /** A chunk whose payload is missing may have closed just now: then its entry is gone too. */
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
            return database.byIds(Collections.INBOX, missing, ID_ONLY).map(still -> {
                ids(still).forEach(id -> violation("chunk " + id + ": open, but its SMS are missing"));
                return null;
            });
        });
    }

    private Future<Void> checkSms(List<JsonObject> page) {
        page.forEach(ledger::found);
        var dead = page.stream().filter(sms -> is(sms, Status.DEAD)).toList();
        return stored(Collections.TRANSACTIONS, ids(page))
                .compose(transactions -> stored(Collections.DEAD_LETTERS, ids(dead))
                        .map(letters -> {
                            page.forEach(sms -> checkOne(sms, transactions, letters));
                            return null;
                        }));
    }

    private void checkOne(JsonObject sms, Set<String> transactions, Set<String> letters) {
        var id = sms.getString("_id");
        if (is(sms, Status.PROCESSED) && !transactions.contains(id)) {
            violation("sms " + id + ": processed, but has no transaction");
        }
        if (!is(sms, Status.PROCESSED) && transactions.contains(id) && !ledger.isOpen(sms.getString("chunk"))) {
            violation("sms " + id + ": " + sms.getString("status") + ", but has a transaction");
        }
        if (is(sms, Status.DEAD) && !letters.contains(id)) {
            violation("sms " + id + ": dead, but has no dead letter");
        }
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
