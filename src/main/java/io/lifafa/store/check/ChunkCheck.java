package io.lifafa.store.check;

import io.lifafa.sms.ChunkId;
import io.lifafa.store.Tally;
import io.lifafa.store.batch.ClosedBatch;
import io.lifafa.store.batch.ClosedChunks;
import io.lifafa.store.batch.ClosedLine;
import io.lifafa.store.batch.ClosedWalk;
import io.lifafa.store.batch.Fingerprints;
import io.lifafa.store.batch.OpenChunks;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.lifafa.store.document.TallyJson;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The part of the audit that judges chunks: each adds up, each line, each batch. One batch after another. */
final class ChunkCheck {
    private final Database database;
    private final OpenChunks open;
    private final Instant began;
    private final AuditFindings findings;
    private final Fingerprints fingerprints;
    private final Set<String> openOnly;

    ChunkCheck(Database database, OpenChunks open, Instant began, AuditFindings findings, Fingerprints fingerprints) {
        this.database = database;
        this.open = open;
        this.began = began;
        this.findings = findings;
        this.fingerprints = fingerprints;
        this.openOnly = new HashSet<>(open.groups());
    }

    Future<Void> run() {
        return new ClosedWalk(database, this::check).run().map(walked -> {
            openOnly.forEach(id -> findings.add(open.batchIds(id).size(), open.accepted(id, Set.of()), Tally.NONE));
            return null;
        });
    }

    private Future<Void> check(ClosedBatch batch) {
        openOnly.remove(batch.id());
        var missing = new ArrayList<String>();
        batch.lines().forEach(line -> check(line, missing));
        long opened = open.of(batch.id()).stream()
                .filter(id -> !batch.covers(ChunkId.parse(id).root()))
                .count();
        var openThere = opened == 0 ? 0 : open.accepted(batch.id(), batch.chunks());
        var batchIds = batch.batchIds();
        batchIds.addAll(open.batchIds(batch.id()));
        findings.add(batchIds.size(), batch.accepted() + openThere, batch.tally());
        judge(batch);
        count(batch);
        if (missing.isEmpty()) {
            adds(batch);
            return Future.succeededFuture();
        }
        return existing(missing).map(there -> {
            missing.stream()
                    .filter(id -> !there.contains(id))
                    .forEach(id -> findings.violation("chunk " + id + ": missing, SMS were handed on to it"));
            return null;
        });
    }

    /** A chunk is filed before its entry is removed, so that reading them in this order misses none. */
    private Future<Set<String>> existing(List<String> ids) {
        return database.byIds(Collections.INBOX, ids, new JsonObject().put("_id", 1))
                .compose(there -> new ClosedChunks(database).among(ids).map(closed -> {
                    there.forEach(it -> closed.add(it.getString("_id")));
                    return closed;
                }));
    }

    /** What was handed on must have arrived; where it has not, it may have been opened after the inbox was read. */
    private void check(ClosedLine line, List<String> missing) {
        for (var result : line.chunks()) {
            var tally = TallyJson.read(result);
            if (tally.total() != result.getInteger("n")) {
                findings.violation("chunk " + result.getString("_id") + ": " + result.getInteger("n") + " SMS, but "
                        + tally.total() + " counted");
            }
            if (tally.moved() > 0) {
                var next = ChunkId.parse(result.getString("_id")).next();
                line.find(next)
                        .map(it -> it.getInteger("n"))
                        .or(() -> open.size(next.toString()))
                        .ifPresentOrElse(
                                size -> compare(next.toString(), size, tally.moved()),
                                () -> missing.add(next.toString()));
            }
        }
    }

    private void compare(String chunk, int size, int moved) {
        if (size != moved) {
            findings.violation("chunk " + chunk + ": " + size + " SMS, but " + moved + " were handed on to it");
        }
    }

    private void judge(ClosedBatch batch) {
        batch.summary()
                .ifPresent(it -> adds(batch.id(), it.accepted(), it.tally().settled()));
    }

    /** Of a batch of which nothing is open. */
    private void adds(ClosedBatch batch) {
        if (open.of(batch.id()).isEmpty()) {
            batch.lines().forEach(line -> line.shares()
                    .forEach((id, share) -> adds(id, share.n(), share.tally().settled())));
            long accepted =
                    batch.lines().stream().mapToLong(ClosedLine::accepted).sum();
            long settled =
                    batch.lines().stream().mapToLong(it -> it.tally().settled()).sum();
            adds(batch.id(), accepted, settled);
        }
    }

    private void adds(String batch, long accepted, long settled) {
        if (accepted != settled) {
            findings.violation("batch " + batch + ": " + accepted + " SMS accepted, but " + settled
                    + " in a final state and none pending");
        }
    }

    /** What came in after the audit began is not judged. */
    private void count(ClosedBatch batch) {
        batch.summary()
                .filter(it -> it.first().isBefore(began))
                .ifPresent(it -> fingerprints.add(batch.id(), it.fingerprint()));
        batch.lines().stream()
                .filter(it -> it.firstClosed().isBefore(began) && !open.hasRoot(it.root()))
                .forEach(it -> fingerprints.add(batch.id(), Fingerprints.of(it.root(), it.stored())));
    }
}
