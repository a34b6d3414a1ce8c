package io.lifafa.store.check;

import io.lifafa.sms.ChunkId;
import io.lifafa.store.batch.ClosedBatch;
import io.lifafa.store.batch.ClosedChunks;
import io.lifafa.store.batch.ClosedWalk;
import io.lifafa.store.batch.ErasedSms;
import io.lifafa.store.batch.Fingerprints;
import io.lifafa.store.batch.LineId;
import io.lifafa.store.batch.OpenChunks;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.lifafa.store.database.PagedScan;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
    private final Set<String> erasing = new HashSet<>();

    /** @param buckets those of {@link Fingerprints} that are looked at */
    Recount(Database database, Set<Integer> buckets, AuditFindings findings) {
        this.database = database;
        this.buckets = buckets;
        this.findings = findings;
    }

    Future<Void> run() {
        return database.localTime().compose(began -> OpenChunks.read(database).compose(open -> run(open, began)));
    }

    private Future<Void> run(OpenChunks open, Instant began) {
        return new ClosedWalk(database, this::keep)
                .run()
                .compose(walked ->
                        PagedScan.of(database, Collections.SMS, new JsonObject().put("root", 1), PAGE, page -> {
                            page.forEach(sms -> count(sms.getString("root"), 1));
                            return Future.succeededFuture();
                        }))
                .compose(counted -> ErasedSms.read(database, erased -> count(erased, began)))
                .compose(counted -> compare(open));
    }

    private Future<Void> keep(ClosedBatch batch) {
        if (buckets.contains(Fingerprints.bucket(batch.id()))) {
            batches.put(batch.id(), batch);
        }
        return Future.succeededFuture();
    }

    private void count(String root, int count) {
        if (buckets.contains(Fingerprints.bucket(LineId.group(root)))) {
            stored.merge(root, count, Integer::sum);
        }
    }

    /** Rows that may have been read or not before they were removed are not judged. */
    private void count(ErasedSms erased, Instant began) {
        if (erased.countedBefore(began)) {
            erased.roots().forEach(this::count);
        } else {
            erasing.addAll(erased.roots().keySet());
        }
    }

    private boolean isErasing(String batch) {
        return erasing.stream().anyMatch(root -> LineId.group(root).equals(batch));
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
                    .filter(line -> !erasing.contains(line.root()))
                    .forEach(line ->
                            compare("chunk " + line.root(), line.stored(), stored.getOrDefault(line.root(), 0)));
            batch.summary()
                    .filter(it -> !it.replay() && !isErasing(it.batchId()))
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
