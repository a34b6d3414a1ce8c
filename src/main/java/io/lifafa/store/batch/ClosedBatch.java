package io.lifafa.store.batch;

import io.lifafa.sms.ChunkId;
import io.lifafa.store.Tally;
import io.lifafa.store.document.BatchShare;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is closed of one batch, or of several that share a chunk: lines that are filed chunk by chunk, and those that a summary covers. Not thread-safe. */
public final class ClosedBatch {
    private final String id;
    private final Map<String, ClosedLine> lines = new HashMap<>();
    private Optional<BatchSummary> summary = Optional.empty();

    public ClosedBatch(String id) {
        this.id = id;
    }

    void add(JsonObject result) {
        lines.computeIfAbsent(ChunkId.parse(result.getString("_id")).root(), ClosedLine::new)
                .add(result);
    }

    /** To be given after all results: what it covers is left out of the lines. */
    void with(BatchSummary found) {
        summary = Optional.of(found);
        lines.keySet().removeIf(found::covers);
    }

    public String id() {
        return id;
    }

    public Collection<ClosedLine> lines() {
        return lines.values();
    }

    public Optional<ClosedLine> line(String root) {
        return Optional.ofNullable(lines.get(root));
    }

    public Optional<BatchSummary> summary() {
        return summary;
    }

    public boolean covers(String root) {
        return summary.filter(it -> it.covers(root)).isPresent();
    }

    public long accepted() {
        return summary.map(BatchSummary::accepted).orElse(0L)
                + lines.values().stream().mapToLong(ClosedLine::accepted).sum();
    }

    public Tally tally() {
        return lines.values().stream()
                .map(ClosedLine::tally)
                .reduce(summary.map(BatchSummary::tally).orElse(Tally.NONE), Tally::plus);
    }

    /** Whose chunks these are. */
    public Set<String> batchIds() {
        var ids = new HashSet<String>();
        summary.ifPresent(it -> ids.add(it.batchId()));
        lines.values().forEach(line -> line.chunks()
                .forEach(it -> BatchShare.of(it).forEach(share -> ids.add(share.batchId()))));
        return ids;
    }

    /** The ids of the chunks that are filed by themselves. */
    public Set<String> chunks() {
        var chunks = new HashSet<String>();
        lines.values().forEach(line -> line.chunks().forEach(it -> chunks.add(it.getString("_id"))));
        return chunks;
    }
}
