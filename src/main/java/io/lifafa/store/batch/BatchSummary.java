package io.lifafa.store.batch;

import io.lifafa.json.Form;
import io.lifafa.store.Tally;
import io.lifafa.store.document.Documents;
import io.lifafa.store.document.TallyJson;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;

/**
 * The closed lines of chunks of a batch in one document. What it covers counts here and nowhere else, whether or not its
 * {@code chunk_results} are still there, or there again.
 *
 * @param batchId the batch
 * @param revision grows by one with every change; 0 if it is not stored yet
 * @param replay whether its chunks replay dead letters
 * @param covered the sequence numbers of its lines
 * @param accepted the SMS of these lines
 * @param tally how they ended
 * @param chunks how many chunks these lines had
 * @param first when the first of them closed
 * @param last when the last of them closed
 * @param fingerprint of the SMS counted, for the audit: see {@link Fingerprints}
 */
public record BatchSummary(
        String batchId,
        long revision,
        boolean replay,
        Sequences covered,
        long accepted,
        Tally tally,
        long chunks,
        Instant first,
        Instant last,
        long fingerprint) {
    static BatchSummary none(String batchId, boolean replay) {
        return new BatchSummary(batchId, 0, replay, Sequences.NONE, 0, Tally.NONE, 0, Instant.MAX, Instant.EPOCH, 0);
    }

    public boolean covers(String root) {
        return LineId.of(root)
                .filter(it -> it.batchId().equals(batchId) && covered.contains(it.sequence()))
                .isPresent();
    }

    /** With more lines, none of which it covers. What was handed on within a line counts only where it ended. */
    BatchSummary plus(List<ClosedLine> lines) {
        var tally = this.tally;
        long accepted = this.accepted;
        long chunks = this.chunks;
        long fingerprint = this.fingerprint;
        var first = this.first;
        var last = this.last;
        for (var line : lines) {
            tally = tally.plus(line.tally());
            accepted += line.accepted();
            chunks += line.chunks().size();
            fingerprint += Fingerprints.of(line.root(), line.stored());
            first = line.firstClosed().isBefore(first) ? line.firstClosed() : first;
            last = line.lastClosed().isAfter(last) ? line.lastClosed() : last;
        }
        var sequences = lines.stream()
                .map(it -> LineId.of(it.root()).orElseThrow().sequence())
                .toList();
        return new BatchSummary(
                batchId,
                revision + 1,
                replay,
                covered.plus(sequences),
                accepted,
                tally,
                chunks,
                first,
                last,
                fingerprint);
    }

    /** The document without its {@code _id}. */
    JsonObject toJson() {
        return TallyJson.write(tally)
                .put("revision", revision)
                .put("replay", replay)
                .put("covered", covered.toJson())
                .put("accepted", accepted)
                .put("chunks", chunks)
                .put("first_closed", Documents.date(first))
                .put("last_closed", Documents.date(last))
                .put("fingerprint", fingerprint);
    }

    static BatchSummary read(JsonObject document) {
        return new BatchSummary(
                document.getString("_id"),
                document.getLong("revision"),
                document.getBoolean("replay"),
                Sequences.read(document.getJsonArray("covered")),
                document.getLong("accepted"),
                TallyJson.read(document),
                document.getLong("chunks"),
                Form.readInstant(document.getValue("first_closed")),
                Form.readInstant(document.getValue("last_closed")),
                document.getLong("fingerprint"));
    }
}
