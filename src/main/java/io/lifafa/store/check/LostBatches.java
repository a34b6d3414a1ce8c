package io.lifafa.store.check;

import io.lifafa.sms.ChunkId;
import io.lifafa.sms.identity.BatchNumber;
import io.lifafa.store.BatchProgress;
import io.lifafa.store.archive.BatchProgressReader;
import io.lifafa.store.batch.ClosedBatch;
import io.lifafa.store.batch.ClosedWalk;
import io.lifafa.store.batch.LineId;
import io.lifafa.store.batch.OpenChunks;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.lifafa.store.database.PagedScan;
import io.lifafa.store.failure.StoreFailures;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.FindOptions;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/**
 * Which batches are missing in a store that was saved from damage. Beside what the {@link ConsistencyCheck} finds, which
 * goes by what is there, this goes by all other traces: what receipts say, ids in the damaged files, places within a batch
 * and numbers of batches ({@link BatchNumber}) that are skipped.
 *
 * <p>In memory are a bit per batch and the lines of the report. For one use; thread rule: one thread at a time.
 */
public final class LostBatches {
    private static final int MAX_LISTED = ConsistencyReport.MAX_LISTED;
    private static final int PAGE = 100;
    private static final JsonObject RECEIPT =
            new JsonObject().put("answered", 1).put("batch_id", 1).put("body", 1);

    private final Database database;
    private final Map<Integer, BitSet> known = new TreeMap<>(Integer::compareUnsigned);
    private final Map<Integer, BitSet> named = new TreeMap<>(Integer::compareUnsigned);
    private final List<String> lines = new ArrayList<>();
    private long unlisted;

    private LostBatches(Database database) {
        this.database = database;
    }

    /** Reads which batches there are, and the receipts. The Future fails if the database cannot be read. */
    public static Future<LostBatches> in(Database database) {
        var lost = new LostBatches(database);
        return Database.guarded(OpenChunks.read(database)
                .compose(lost::readChunks)
                .compose(read -> PagedScan.of(
                        database,
                        Collections.IDEMPOTENCY_KEYS,
                        new FindOptions().setFields(RECEIPT),
                        PAGE,
                        lost::compareReceipts))
                .map(lost));
    }

    private Future<Void> readChunks(OpenChunks open) {
        open.groups().forEach(group -> open.batchIds(group).forEach(id -> mark(known, id)));
        var openOnly = new HashSet<>(open.groups());
        return new ClosedWalk(database, batch -> {
                    openOnly.remove(batch.id());
                    batch.batchIds().forEach(id -> mark(known, id));
                    tellSkippedPlaces(batch, open.of(batch.id()));
                    return Future.succeededFuture();
                })
                .run()
                .map(walked -> {
                    openOnly.forEach(group -> tellSkippedPlaces(new ClosedBatch(group), open.of(group)));
                    return null;
                });
    }

    /** The chunks of a batch are numbered from 0; one behind which there are others was there. */
    private void tellSkippedPlaces(ClosedBatch batch, List<String> open) {
        var places = new BitSet();
        batch.summary()
                .ifPresent(it -> it.covered().ranges().forEach(range -> places.set(range.from(), range.to() + 1)));
        batch.lines().forEach(line -> markPlace(places, batch.id(), line.root()));
        open.forEach(id -> markPlace(places, batch.id(), ChunkId.parse(id).root()));
        skipped(
                places,
                place -> tell("batch " + batch.id() + ": chunk " + place + " of it is missing, or was never accepted"));
    }

    /** A root is the batch and its place, perhaps with a hash behind; a shared one has the place 0. */
    private static void markPlace(BitSet places, String batchId, String root) {
        LineId.of(root)
                .or(() -> LineId.of(root.substring(0, Math.max(0, root.lastIndexOf('-')))))
                .filter(line -> line.batchId().equals(batchId))
                .ifPresent(line -> places.set(line.sequence()));
    }

    private Future<Void> compareReceipts(List<JsonObject> page) {
        var done = Future.<Void>succeededFuture();
        for (var key : page) {
            if (key.getBoolean("answered", false) && key.containsKey("batch_id")) {
                done = done.compose(before -> compare(key.getString("batch_id"), accepted(key)));
            }
        }
        return done;
    }

    private static long accepted(JsonObject key) {
        return new JsonObject(key.getString("body", "{}")).getLong("accepted", 0L);
    }

    private Future<Void> compare(String batchId, long accepted) {
        if (accepted == 0) {
            return Future.succeededFuture();
        }
        return new BatchProgressReader(database)
                .read(batchId)
                .map(BatchProgress::accepted)
                .recover(failure ->
                        StoreFailures.isNotFound(failure) ? Future.succeededFuture(0) : Future.failedFuture(failure))
                .map(there -> {
                    if (there < accepted) {
                        mark(named, batchId);
                        tell("batch " + batchId + ": its receipt says " + accepted + " SMS accepted, " + there
                                + " are there");
                    }
                    return null;
                });
    }

    /**
     * Is told of an id that stands in the damaged files.
     *
     * @param file where
     */
    public void named(String id, String file) {
        if (!isMarked(known, id) && !isMarked(named, id)) {
            mark(named, id);
            tell("batch " + id + ": named in " + file + ", but nothing of it is left, or it was never accepted");
        }
    }

    /** One line for each thing that is missing, at most {@link ConsistencyReport#MAX_LISTED}, and the number of the others. */
    public List<String> report() {
        known.forEach((run, numbers) -> {
            var seen = (BitSet) numbers.clone();
            seen.or(named.getOrDefault(run, new BitSet()));
            skipped(
                    seen,
                    number -> tell("batch " + new BatchNumber(run, number).beginning()
                            + "-…: its number is skipped; nothing of it is left, or it was never accepted"));
        });
        if (unlisted > 0) {
            lines.add("and " + unlisted + " more");
            unlisted = 0;
        }
        return List.copyOf(lines);
    }

    private static void skipped(BitSet there, IntConsumer tell) {
        for (int i = there.nextClearBit(0); i < there.length(); i = there.nextClearBit(i + 1)) {
            tell.accept(i);
        }
    }

    private void tell(String line) {
        if (lines.size() < MAX_LISTED) {
            lines.add(line);
        } else {
            unlisted++;
        }
    }

    private static void mark(Map<Integer, BitSet> runs, String id) {
        BatchNumber.of(id).ifPresent(it -> runs.computeIfAbsent(it.run(), run -> new BitSet())
                .set(it.number()));
    }

    private static boolean isMarked(Map<Integer, BitSet> runs, String id) {
        return BatchNumber.of(id)
                .filter(it -> runs.containsKey(it.run()) && runs.get(it.run()).get(it.number()))
                .isPresent();
    }
}
