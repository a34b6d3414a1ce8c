package io.lifafa.store.batch;

import io.lifafa.sms.ChunkId;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.lifafa.store.document.BatchShare;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.FindOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sums up closed lines of chunks, one document per batch, and removes their {@code chunk_results}.
 *
 * <p>The summary is written first, in one atomic step that names the lines it covers; only then are their results removed.
 * Readers read results before summaries and count what a summary covers there alone: nothing is missed or doubled, wherever
 * this stops, whoever does it at the same time, and if a late closer files a result once more.
 */
public final class Summaries {
    /** Longer than anybody who has closed a chunk asks again how that ended. */
    static final Duration GRACE = Duration.ofMinutes(10);

    static final int PAGE = 1_000;
    private static final FindOptions BY_ID =
            new FindOptions().setSort(new JsonObject().put("_id", 1)).setLimit(PAGE);

    private final Database database;
    private final ClosedChunks closed;
    private final Clock clock;

    public Summaries(Database database, Clock clock) {
        this.database = database;
        this.closed = new ClosedChunks(database);
        this.clock = clock;
    }

    /**
     * Goes through some of the results, in the order of their ids: a bounded piece of work, however many are left as they
     * are.
     *
     * @param after where to begin: what the last call gave, empty from the start
     * @param pages at most so many, each of {@link #PAGE}
     * @return where to go on; empty if that was the end
     */
    public Future<String> sumUp(String after, int pages) {
        if (pages == 0) {
            return Future.succeededFuture(after);
        }
        var behind = new JsonObject().put("_id", new JsonObject().put("$gt", after));
        return database.find(Collections.RESULTS, behind, BY_ID)
                .compose(page -> sumUp(page, clock.instant().minus(GRACE))
                        .compose(done -> page.size() < PAGE
                                ? Future.succeededFuture("")
                                : sumUp(page.get(page.size() - 1).getString("_id"), pages - 1)));
    }

    private Future<Void> sumUp(List<JsonObject> page, Instant before) {
        var lines = new LinkedHashMap<String, ClosedLine>();
        page.stream().filter(it -> isOfItsBatch(it)).forEach(it -> lines.computeIfAbsent(root(it), ClosedLine::new)
                .add(it));
        lines.values().removeIf(line -> !line.hasBeginning());
        return complete(lines).compose(whole -> closed.summaries(batches(whole)).compose(known -> {
            var removable = new ArrayList<String>();
            return fold(whole, known, before, removable)
                    .compose(folded -> removable.isEmpty()
                            ? Future.succeededFuture()
                            : database.remove(Collections.RESULTS, Database.idIn(removable)));
        }));
    }

    private static String root(JsonObject result) {
        return ChunkId.parse(result.getString("_id")).root();
    }

    /** A chunk that many batches share is one document for all of them already. */
    private static boolean isOfItsBatch(JsonObject result) {
        return !BatchShare.isShared(result)
                && LineId.of(root(result))
                        .filter(it -> it.batchId().equals(result.getString("batch_id")))
                        .isPresent();
    }

    private static Set<String> batches(List<ClosedLine> lines) {
        return lines.stream().map(Summaries::batchOf).collect(Collectors.toSet());
    }

    private static String batchOf(ClosedLine line) {
        return LineId.of(line.root()).orElseThrow().batchId();
    }

    /** The lines that have ended; chunks of theirs that are on another page are read. */
    private Future<List<ClosedLine>> complete(Map<String, ClosedLine> lines) {
        var missing = lines.values().stream()
                .flatMap(line -> line.missing().stream())
                .map(ChunkId::toString)
                .toList();
        return database.byIds(Collections.RESULTS, missing, null).compose(found -> {
            found.forEach(it -> lines.get(root(it)).add(it));
            return found.isEmpty()
                    ? Future.succeededFuture(lines.values().stream()
                            .filter(line -> line.missing().isEmpty())
                            .toList())
                    : complete(lines);
        });
    }

    private Future<Void> fold(
            List<ClosedLine> lines, Map<String, BatchSummary> known, Instant before, List<String> removable) {
        var fresh = new ArrayList<BatchSummary>();
        var added = new LinkedHashMap<String, List<ClosedLine>>();
        var updates = Future.<Void>succeededFuture();
        for (var entry : lines.stream()
                .collect(Collectors.groupingBy(Summaries::batchOf, LinkedHashMap::new, Collectors.toList()))
                .entrySet()) {
            var batch = entry.getKey();
            var summary = known.getOrDefault(
                    batch, BatchSummary.none(batch, entry.getValue().get(0).replay()));
            entry.getValue().stream()
                    .filter(line -> summary.covers(line.root()))
                    .forEach(line -> ids(line, removable));
            var open = entry.getValue().stream()
                    .filter(line ->
                            !summary.covers(line.root()) && line.lastClosed().isBefore(before))
                    .toList();
            if (!open.isEmpty() && summary.revision() == 0) {
                fresh.add(summary.plus(open));
                added.put(batch, open);
            } else if (!open.isEmpty()) {
                updates = updates.compose(done -> replace(summary, summary.plus(open)))
                        .map(replaced -> {
                            if (replaced) {
                                open.forEach(line -> ids(line, removable));
                            }
                            return null;
                        });
            }
        }
        return updates.compose(done -> insert(fresh, added, removable));
    }

    private static void ids(ClosedLine line, List<String> into) {
        line.chunks().forEach(it -> into.add(it.getString("_id")));
    }

    /** False if somebody else has changed it meanwhile: what it would have covered is looked at again the next time. */
    private Future<Boolean> replace(BatchSummary old, BatchSummary with) {
        var same = Database.id(old.batchId()).put("revision", old.revision());
        return database.updateOne(Collections.SUMMARIES, same, new JsonObject().put("$set", with.toJson()), null)
                .map(found -> found.isPresent());
    }

    private Future<Void> insert(List<BatchSummary> fresh, Map<String, List<ClosedLine>> added, List<String> removable) {
        var documents = fresh.stream()
                .map(it -> Database.id(it.batchId()).mergeIn(it.toJson()))
                .toList();
        return database.insertMissing(Collections.SUMMARIES, documents).map(taken -> {
            for (int i = 0; i < fresh.size(); i++) {
                if (!taken.contains(i)) {
                    added.get(fresh.get(i).batchId()).forEach(line -> ids(line, removable));
                }
            }
            return null;
        });
    }
}
