package io.lifafa.store.batch;

import io.lifafa.json.Form;
import io.lifafa.sms.ChunkId;
import io.lifafa.store.Tally;
import io.lifafa.store.document.BatchShare;
import io.lifafa.store.document.TallyJson;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The closed chunks of one line, which may be all of it. Not thread-safe. */
public final class ClosedLine {
    private static final Comparator<JsonObject> BY_GENERATION = Comparator.comparingInt(it -> id(it).generation());

    private final String root;
    private final List<JsonObject> chunks = new ArrayList<>();

    ClosedLine(String root) {
        this.root = root;
    }

    private static ChunkId id(JsonObject result) {
        return ChunkId.parse(result.getString("_id"));
    }

    void add(JsonObject result) {
        if (chunks.stream().noneMatch(it -> it.getString("_id").equals(result.getString("_id")))) {
            chunks.add(result);
            chunks.sort(BY_GENERATION);
        }
    }

    public String root() {
        return root;
    }

    public List<JsonObject> chunks() {
        return chunks;
    }

    public boolean replay() {
        return chunks.get(0).getBoolean("replay", false);
    }

    /** Whether the accepted chunk itself is among them. */
    boolean hasBeginning() {
        return id(chunks.get(0)).generation() == 0;
    }

    /** The chunks that others of the line handed SMS on to, without being here themselves: open, or lost. */
    public List<ChunkId> missing() {
        return chunks.stream()
                .filter(it -> moved(it) > 0)
                .map(it -> id(it).next())
                .filter(next -> find(next).isEmpty())
                .toList();
    }

    public Optional<JsonObject> find(ChunkId chunk) {
        return chunks.stream().filter(it -> id(it).equals(chunk)).findFirst();
    }

    static int moved(JsonObject result) {
        return TallyJson.read(result).moved();
    }

    /** Without what was handed on within the line. */
    public Tally tally() {
        var sum = chunks.stream().map(TallyJson::read).reduce(Tally.NONE, Tally::plus);
        return new Tally(sum.processed(), sum.filtered(), sum.duplicate(), sum.dead(), 0);
    }

    /** What each of the batches that share the line brought into it, and how that ended. */
    public Map<String, BatchShare> shares() {
        var shares = new HashMap<String, BatchShare>();
        if (chunks.stream().anyMatch(BatchShare::isShared)) {
            chunks.forEach(chunk ->
                    BatchShare.of(chunk).forEach(share -> shares.merge(share.batchId(), share, ClosedLine::together)));
        }
        return shares;
    }

    /** The earlier one says how many came in. */
    private static BatchShare together(BatchShare earlier, BatchShare later) {
        return new BatchShare(earlier.batchId(), earlier.n(), earlier.tally().plus(later.tally()));
    }

    public int accepted() {
        return hasBeginning() ? chunks.get(0).getInteger("n") : 0;
    }

    /** The SMS that must be stored with this line as their root; those of a replay have another one. */
    public int stored() {
        var tally = tally();
        return replay() ? 0 : tally.settled() - tally.duplicate();
    }

    public Instant firstClosed() {
        return closedAt().min(Comparator.naturalOrder()).orElse(Instant.EPOCH);
    }

    Instant lastClosed() {
        return closedAt().max(Comparator.naturalOrder()).orElse(Instant.EPOCH);
    }

    private Stream<Instant> closedAt() {
        return chunks.stream().map(it -> Optional.ofNullable(it.getValue("closed_at"))
                .map(Form::readInstant)
                .orElse(Instant.EPOCH));
    }
}
