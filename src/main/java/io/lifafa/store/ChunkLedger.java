package io.lifafa.store;

import io.lifafa.sms.ChunkId;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The chunks of a store, open and closed, with what must be true between them. Memory: a few numbers per chunk. */
final class ChunkLedger {
    /** All chunks with one root. */
    private static final class Line {
        private boolean open;
        private boolean replay;
        private int counted;
        private int found;
    }

    /** All chunks of one batch. */
    private static final class Batch {
        private boolean open;
        private long accepted;
        private Tally tally = Tally.NONE;
    }

    private final Map<String, Line> lines = new HashMap<>();
    private final Map<String, Batch> batches = new HashMap<>();
    private final Map<String, Integer> sizes = new HashMap<>();
    private final Map<String, Integer> expected = new HashMap<>();
    private final Set<String> closed = new HashSet<>();
    private final Set<String> unknownRoots = new HashSet<>();
    private final Map<String, List<String>> batchesOf = new HashMap<>();

    /** Open chunks are entered before closed ones; a chunk that is both has closed in between. */
    void open(JsonObject inbox) {
        var id = ChunkId.parse(inbox.getString("_id"));
        enter(id, inbox);
        line(id.root()).open = true;
        BatchShare.of(inbox).forEach(it -> batch(it).open = true);
    }

    void closed(JsonObject result, Consumer<String> violation) {
        var id = ChunkId.parse(result.getString("_id"));
        enter(id, result);
        closed.add(id.toString());
        var tally = JournalJson.readTally(result);
        var shares = BatchShare.of(result);
        shares.forEach(it -> batch(it).tally = batch(it).tally.plus(it.tally()));
        line(id.root()).counted += tally.settled() - tally.duplicate();
        if (tally.total() != result.getInteger("n")) {
            violation.accept("chunk " + id + ": " + result.getInteger("n") + " SMS, but " + tally.total() + " counted");
        }
        if (tally.moved() > 0) {
            expected.put(id.next().toString(), tally.moved());
            batchesOf.put(
                    id.next().toString(),
                    shares.stream()
                            .filter(it -> it.tally().moved() > 0)
                            .map(BatchShare::batchId)
                            .toList());
        }
    }

    private void enter(ChunkId id, JsonObject chunk) {
        boolean first = sizes.put(id.toString(), chunk.getInteger("n")) == null;
        line(id.root()).replay = chunk.getBoolean("replay", false);
        if (first && id.generation() == 0) {
            BatchShare.of(chunk).forEach(it -> batch(it).accepted += it.n());
        }
    }

    private Line line(String root) {
        return lines.computeIfAbsent(root, key -> new Line());
    }

    private Batch batch(BatchShare share) {
        return batches.computeIfAbsent(share.batchId(), key -> new Batch());
    }

    /** Counts an SMS in a final state. */
    void found(JsonObject sms) {
        var line = lines.get(sms.getString("root"));
        if (line == null) {
            unknownRoots.add(sms.getString("root"));
        } else {
            line.found++;
        }
    }

    /** The lines of SMS that were stored, but of no chunk: accepted after the chunks were read, or lost. */
    List<String> unknownRoots() {
        return List.copyOf(unknownRoots);
    }

    /** The chunks that others handed SMS on to: opened after the chunks were read, or lost. */
    List<String> missingChunks() {
        return expected.keySet().stream().filter(id -> !sizes.containsKey(id)).toList();
    }

    /** A chunk that was handed on and is not closed is open, whether or not it was there when they were read. */
    void allChunksAreRead() {
        expected.keySet().stream().filter(id -> !closed.contains(id)).forEach(id -> {
            line(ChunkId.parse(id).root()).open = true;
            batchesOf.get(id).forEach(batch -> batches.get(batch).open = true);
        });
    }

    /** True if work on this chunk's line was still going on when the chunks were read. */
    boolean isOpen(String chunk) {
        var line = lines.get(ChunkId.parse(chunk).root());
        return line == null || line.open;
    }

    boolean isClosed(String chunk) {
        return closed.contains(chunk);
    }

    /** What must hold once everything has been entered. */
    void check(Consumer<String> violation) {
        expected.forEach((id, moved) -> {
            var size = sizes.getOrDefault(id, moved);
            if (!size.equals(moved)) {
                violation.accept("chunk " + id + ": " + size + " SMS, but " + moved + " were handed on to it");
            }
        });
        lines.forEach((root, line) -> {
            if (!line.open && !line.replay && line.found != line.counted) {
                violation.accept("chunk " + root + ": " + line.counted
                        + " SMS counted as processed, filtered or dead, but " + line.found + " stored");
            }
        });
        batches.forEach((id, batch) -> {
            if (!batch.open && batch.accepted != batch.tally.settled()) {
                violation.accept("batch " + id + ": " + batch.accepted + " SMS accepted, but " + batch.tally.settled()
                        + " in a final state and none pending");
            }
        });
    }

    int batchCount() {
        return batches.size();
    }

    long accepted() {
        return batches.values().stream().mapToLong(batch -> batch.accepted).sum();
    }

    Tally tally() {
        return batches.values().stream().map(batch -> batch.tally).reduce(Tally.NONE, Tally::plus);
    }
}
