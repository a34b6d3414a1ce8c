package io.lifafa.pipeline;

import io.lifafa.config.Duplicates;
import io.lifafa.config.IdConflict;
import io.lifafa.sms.Outcome;
import io.lifafa.sms.SmsId;
import io.lifafa.sms.WorkItem;
import io.lifafa.store.Claim;
import io.lifafa.store.Closing;
import io.lifafa.store.Journal;
import io.lifafa.store.StoredTransaction;
import io.lifafa.store.Tally;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Takes one claimed chunk to its end: leaves out what is done already, has the rest understood, closes the chunk.
 *
 * <p>The Future fails with what the journal fails with; the chunk is then still open and nothing is lost.
 */
final class ChunkWorker {
    private final Journal journal;
    private final SmsProcessor understanding;
    private final IdConflict onConflict;
    private final Duplicates duplicates;
    private final boolean keepsBodies;

    ChunkWorker(
            Journal journal,
            SmsProcessor understanding,
            IdConflict onConflict,
            Duplicates duplicates,
            boolean keepsBodies) {
        this.journal = journal;
        this.understanding = understanding;
        this.onConflict = onConflict;
        this.duplicates = duplicates;
        this.keepsBodies = keepsBodies;
    }

    /**
     * What became of a chunk.
     *
     * @param tally how its SMS ended
     * @param outcomes of those that were worked on
     */
    record Done(Tally tally, List<Outcome> outcomes) {}

    Future<Done> work(Claim claim) {
        return new ChunkSort(journal, claim.chunk(), onConflict).done().compose(sorted -> adopt(claim, sorted.open())
                .compose(adopted -> leaveOutDuplicates(sorted)
                        .compose(left -> understanding.of(claim.chunk().tenant(), List.copyOf(left.values())))
                        .compose(outcomes -> close(claim, sorted, join(adopted, outcomes)))));
    }

    /** What has its transaction already is no duplicate, whatever was configured when it was stored. */
    private Future<Map<String, WorkItem>> leaveOutDuplicates(ChunkSort sorted) {
        return duplicates == Duplicates.CONTENT ? sorted.leaveOutDuplicates() : Future.succeededFuture(sorted.open());
    }

    /** Whoever held the chunk before may have stored transactions already: they stand, nobody is asked again. */
    private Future<List<Outcome>> adopt(Claim claim, Map<String, WorkItem> open) {
        if (!claim.isTakenOver() || open.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        return journal.transactions(List.copyOf(open.keySet())).map(stored -> stored.stream()
                .filter(it ->
                        SmsId.sameContent(it.sms(), open.get(it.sms().id()).sms()))
                .map(it -> adopted(it, open))
                .toList());
    }

    private static Outcome adopted(StoredTransaction stored, Map<String, WorkItem> open) {
        return new Outcome.Processed(open.remove(stored.sms().id()), stored.extraction());
    }

    private static List<Outcome> join(List<Outcome> adopted, List<Outcome> outcomes) {
        var all = new ArrayList<Outcome>(adopted);
        all.addAll(outcomes);
        return all;
    }

    private Future<Done> close(Claim claim, ChunkSort sorted, List<Outcome> understood) {
        var chunk = claim.chunk();
        var refused = sorted.refused().stream().map(understanding::conflict).toList();
        var outcomes = refused.isEmpty() ? understood : join(understood, refused);
        var closing = new Closing(
                claim.lease(),
                chunk.tenant(),
                chunk.batchId(),
                chunk.replay(),
                onConflict == IdConflict.KEEP,
                keepsBodies,
                sorted.settled(),
                outcomes);
        return journal.close(closing).map(tally -> new Done(tally, outcomes));
    }
}
