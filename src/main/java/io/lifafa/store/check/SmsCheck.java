package io.lifafa.store.check;

import io.lifafa.json.Form;
import io.lifafa.sms.ChunkId;
import io.lifafa.sms.Status;
import io.lifafa.store.batch.ErasedSms;
import io.lifafa.store.batch.Fingerprints;
import io.lifafa.store.batch.LineId;
import io.lifafa.store.batch.OpenChunks;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.lifafa.store.database.PagedScan;
import io.lifafa.store.document.Erased;
import io.lifafa.store.document.Quarantine;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The part of the audit that judges each SMS: it has its transaction, or its dead letter, and no other. Page by page. */
final class SmsCheck {
    private static final int PAGE = 1_000;
    private static final JsonObject CHUNK_ONLY = new JsonObject().put("chunk", 1);
    private static final JsonObject ID_ONLY = new JsonObject().put("_id", 1);
    private static final JsonObject STATE = new JsonObject()
            .put("status", 1)
            .put("root", 1)
            .put("stored_at", 1)
            .put("replayed_by", 1)
            .put(Quarantine.VOID, 1)
            .put(Erased.BY, 1);

    private final Database database;
    private final OpenChunks open;
    private final Instant began;
    private final AuditFindings findings;
    private final Fingerprints fingerprints;

    SmsCheck(Database database, OpenChunks open, Instant began, AuditFindings findings, Fingerprints fingerprints) {
        this.database = database;
        this.open = open;
        this.began = began;
        this.findings = findings;
        this.fingerprints = fingerprints;
    }

    Future<Void> run() {
        return PagedScan.of(database, Collections.SMS, STATE, PAGE, this::checkSms)
                .compose(sms -> ErasedSms.read(database, this::count))
                .compose(sms ->
                        PagedScan.of(database, Collections.TRANSACTIONS, CHUNK_ONLY, PAGE, this::checkTransactions));
    }

    /** What was erased counts where it stood; what is being erased just now shows as a difference, and is counted again. */
    private void count(ErasedSms erased) {
        erased.roots().values().forEach(findings::erased);
        if (erased.countedBefore(began)) {
            erased.roots().forEach((root, n) -> {
                if (!open.hasRoot(root)) {
                    fingerprints.add(LineId.group(root), -Fingerprints.of(root, n));
                }
            });
        }
    }

    private Future<Void> checkSms(List<JsonObject> page) {
        page.forEach(this::count);
        var dead = page.stream().filter(sms -> is(sms, Status.DEAD)).toList();
        return writers(ids(page)).compose(writers -> stored(Collections.DEAD_LETTERS, ids(dead))
                .compose(letters -> checkLetters(dead, letters))
                .compose(checked -> checkMissing(page, writers))
                .compose(checked -> checkBeside(page, writers)));
    }

    /** What was revived is stored anew, and counts where it was counted first. */
    private void count(JsonObject sms) {
        var root = sms.getString("root");
        boolean isNew = !sms.containsKey("replayed_by")
                && !sms.containsKey(Quarantine.VOID)
                && sms.containsKey("stored_at")
                && !Form.readInstant(sms.getValue("stored_at")).isBefore(began);
        if (!isNew && !open.hasRoot(root)) {
            fingerprints.add(LineId.group(root), -Fingerprints.of(root, 1));
        }
    }

    /**
     * A transaction beside another state is work in progress as long as the chunk that wrote it is open, or if a rework
     * or an erasure is about to remove it.
     */
    private Future<Void> checkBeside(List<JsonObject> page, Map<String, String> writers) {
        var suspects = new HashMap<String, String>();
        page.stream().filter(sms -> isBeside(sms, writers)).forEach(sms -> {
            var id = sms.getString("_id");
            suspects.put(id, writers.get(id));
        });
        return closedOnly(suspects).compose(still -> database.byIds(Collections.SMS, still, STATE)
                .compose(states -> writers(still).map(now -> {
                    states.stream()
                            .filter(sms -> isBeside(sms, now))
                            .forEach(sms -> findings.violation("sms " + sms.getString("_id") + ": "
                                    + sms.getString("status") + ", but has a transaction"));
                    return null;
                })));
    }

    private boolean isBeside(JsonObject sms, Map<String, String> writers) {
        var writer = writers.get(sms.getString("_id"));
        return writer != null
                && !is(sms, Status.PROCESSED)
                && !Erased.is(sms)
                && !writer.equals(sms.getString(Quarantine.VOID))
                && !isOpen(writer);
    }

    private boolean isOpen(String chunk) {
        return open.hasRoot(ChunkId.parse(chunk).root());
    }

    /** Of SMS with the chunks that wrote their transactions those on which no work goes on by now. */
    private Future<List<String>> closedOnly(Map<String, String> writers) {
        if (writers.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        return OpenChunks.read(database).map(now -> writers.entrySet().stream()
                .filter(it -> !now.hasRoot(ChunkId.parse(it.getValue()).root()))
                .map(Map.Entry::getKey)
                .toList());
    }

    /** One whose transaction is missing may have been taken back by a rework just now. */
    private Future<Void> checkMissing(List<JsonObject> page, Map<String, String> writers) {
        var missing = page.stream()
                .filter(sms -> is(sms, Status.PROCESSED) && !writers.containsKey(sms.getString("_id")))
                .toList();
        return still(missing, sms -> is(sms, Status.PROCESSED))
                .compose(still -> stored(Collections.TRANSACTIONS, still).map(there -> {
                    still.stream()
                            .filter(id -> !there.contains(id))
                            .forEach(id -> findings.violation("sms " + id + ": processed, but has no transaction"));
                    return null;
                }));
    }

    /** One whose letter is missing may have been revived just now. */
    private Future<Void> checkLetters(List<JsonObject> dead, Set<String> letters) {
        var missing = dead.stream()
                .filter(sms -> !letters.contains(sms.getString("_id")))
                .toList();
        return still(missing, sms -> is(sms, Status.DEAD)).map(still -> {
            still.forEach(id -> findings.violation("sms " + id + ": dead, but has no dead letter"));
            return null;
        });
    }

    private Future<List<String>> still(List<JsonObject> page, Predicate<JsonObject> condition) {
        return database.byIds(Collections.SMS, ids(page), new JsonObject().put("status", 1))
                .map(again -> ids(again.stream().filter(condition).toList()));
    }

    /** A transaction without {@code sms_data} is work in progress as long as its chunk is open. */
    private Future<Void> checkTransactions(List<JsonObject> page) {
        var settled = new HashMap<String, String>();
        page.stream()
                .filter(it -> !isOpen(it.getString("chunk")))
                .forEach(it -> settled.put(it.getString("_id"), it.getString("chunk")));
        return stored(Collections.SMS, settled.keySet()).compose(known -> {
            settled.keySet().removeAll(known);
            return closedOnly(settled).compose(this::checkStateless);
        });
    }

    private Future<Void> checkStateless(List<String> ids) {
        return writers(ids).compose(writers -> stored(Collections.SMS, ids).map(known -> {
            writers.keySet().stream()
                    .filter(id -> !known.contains(id))
                    .forEach(id -> findings.violation("transaction " + id + ": its SMS is in no final state"));
            return null;
        }));
    }

    /** The chunks that wrote the transactions of these SMS. */
    private Future<Map<String, String>> writers(List<String> ids) {
        return database.byIds(Collections.TRANSACTIONS, ids, CHUNK_ONLY).map(found -> {
            Map<String, String> writers = new HashMap<>();
            found.forEach(it -> writers.put(it.getString("_id"), it.getString("chunk")));
            return writers;
        });
    }

    private Future<Set<String>> stored(String collection, Collection<String> ids) {
        return database.byIds(collection, ids, ID_ONLY).map(documents -> new HashSet<>(ids(documents)));
    }

    private static boolean is(JsonObject sms, Status status) {
        return status.wireName().equals(sms.getString("status"));
    }

    private static List<String> ids(List<JsonObject> documents) {
        return documents.stream().map(document -> document.getString("_id")).toList();
    }
}
