package io.lifafa.store.check;

import io.lifafa.sms.ChunkId;
import io.lifafa.store.batch.ClosedBatch;
import io.lifafa.store.batch.ClosedChunks;
import io.lifafa.store.batch.ClosedWalk;
import io.lifafa.store.batch.Fingerprints;
import io.lifafa.store.batch.LineId;
import io.lifafa.store.batch.OpenChunks;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.lifafa.store.database.PagedScan;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts exactly, once more, for the few batches whose fingerprints do not add up: something is lost there, or came in
 * while the audit was reading. For one use.
 */
final class Recount {
    private static final int PAGE = 1_000;

    private final Database database;
    private final Set<Integer> buckets;
    private final AuditFindings findings;
    private final Map<String, ClosedBatch> batches = new HashMap<>();
    private final Map<String, Integer> stored = new HashMap<>();

    /** @param buckets those of {@link Fingerprints} that are looked at */
    Recount(Database database, Set<Integer> buckets, AuditFindings findings) {
        this.database = database;
        this.buckets = buckets;
        this.findings = findings;
    }

    Future<Void> run() {
        return OpenChunks.read(database).compose(open -> new ClosedWalk(database, this::keep)
                .run()
                .compose(walked ->
                        PagedScan.of(database, Collections.SMS, new JsonObject().put("root", 1), PAGE, page -> {
                            page.forEach(this::count);
                            return Future.succeededFuture();
                        }))
                .compose(counted -> compare(open)));
    }

    private Future<Void> keep(ClosedBatch batch) {
        if (buckets.contains(Fingerprints.bucket(batch.id()))) {
            batches.put(batch.id(), batch);
        }
        return Future.succeededFuture();
    }

    private void count(JsonObject sms) {
        var root = sms.getString("root");
        if (buckets.contains(Fingerprints.bucket(LineId.group(root)))) {
            stored.merge(root, 1, Integer::sum);
        }
    }

    private Future<Void> compare(OpenChunks open) {
        var covered = new HashMap<String, Long>();
        var unknown = new ArrayList<String>();
        stored.forEach((root, count) -> {
            var batch = batches.getOrDefault(LineId.group(root), new ClosedBatch(""));
            if (batch.covers(root)) {
                covered.merge(batch.id(), (long) count, Long::sum);
            } else if (batch.line(root).isEmpty() && !open.hasRoot(root)) {
                unknown.add(root);
            }
        });
        batches.values().forEach(batch -> {
            batch.lines().stream()
                    .filter(line -> !open.hasRoot(line.root()) && line.missing().isEmpty() && !line.replay())
                    .forEach(line ->
                            compare("chunk " + line.root(), line.stored(), stored.getOrDefault(line.root(), 0)));
            batch.summary()
                    .filter(it -> !it.replay())
                    .ifPresent(it -> compare(
                            "batch " + it.batchId(),
                            (long) it.tally().settled() - it.tally().duplicate(),
                            covered.getOrDefault(it.batchId(), 0L)));
        });
        return lost(unknown);
    }

    private void compare(String what, long counted, long found) {
        if (counted != found) {
            findings.violation(
                    what + ": " + counted + " SMS counted as processed, filtered or dead, but " + found + " stored");
        }
    }

    /** SMS are stored, but of no chunk: accepted after the chunks were read, or lost. */
    private Future<Void> lost(List<String> roots) {
        if (roots.isEmpty()) {
            return Future.succeededFuture();
        }
        var page = roots.subList(0, Math.min(PAGE, roots.size()));
        return database.byIds(Collections.INBOX, page, new JsonObject().put("_id", 1))
                .compose(open -> new ClosedChunks(database).among(page).map(there -> {
                    open.forEach(
                            it -> there.add(ChunkId.parse(it.getString("_id")).root()));
                    page.stream()
                            .filter(root -> !there.contains(root))
                            .forEach(root -> findings.violation(
                                    "chunk " + root + ": missing, but SMS of it are in a final state"));
                    return null;
                }))
                .compose(looked -> lost(roots.subList(page.size(), roots.size())));
    }
}
