package io.lifafa.pipeline;

import io.lifafa.sms.Chunk;
import io.lifafa.sms.Outcome;
import io.lifafa.sms.Status;
import io.lifafa.sms.WorkItem;
import io.lifafa.store.Claim;
import io.lifafa.store.Closing;
import io.lifafa.store.Journal;
import io.lifafa.store.KnownSms;
import io.lifafa.store.StoredTransaction;
import io.lifafa.store.Tallies;
import io.lifafa.store.Tally;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes one claimed chunk to its end: leaves out what is done already, has the rest understood, closes the chunk.
 *
 * <p>The Future fails with what the journal fails with; the chunk is then still open and nothing is lost.
 */
final class ChunkWorker {
    private final Journal journal;
    private final Understanding understanding;

    ChunkWorker(Journal journal, Understanding understanding) {
        this.journal = journal;
        this.understanding = understanding;
    }

    /**
     * What became of a chunk.
     *
     * @param tally how its SMS ended
     * @param outcomes of those that were worked on
     */
    record Done(Tally tally, List<Outcome> outcomes) {}

    Future<Done> work(Claim claim) {
        var chunk = claim.chunk();
        var open = new LinkedHashMap<String, WorkItem>();
        var twice = enter(chunk, open);
        return journal.known(List.copyOf(open.keySet()))
                .map(known -> twice.plus(leaveOut(chunk, known, open)))
                .compose(settled -> adopt(claim, open).compose(adopted -> understanding
                        .of(List.copyOf(open.values()))
                        .compose(outcomes -> close(claim, settled, join(adopted, outcomes)))));
    }

    /** Of an SMS that the chunk holds twice only the first is worked on. */
    private static Tallies enter(Chunk chunk, Map<String, WorkItem> open) {
        var twice = new ArrayList<Tallies.Part>();
        for (var item : chunk.items()) {
            if (open.putIfAbsent(item.sms().id(), item) != null) {
                twice.add(new Tallies.Part(chunk.batchOf(item), Tally.duplicates(1)));
            }
        }
        return Tallies.sum(twice);
    }

    /** Counts what needs no work and takes it out of {@code open}. A dead letter that is replayed does need work. */
    private static Tallies leaveOut(Chunk chunk, List<KnownSms> known, Map<String, WorkItem> open) {
        var tallies = new ArrayList<Tallies.Part>();
        for (var it : known) {
            boolean mine = it.belongsTo(chunk.id());
            boolean revivable = chunk.replay() && it.status() == Status.DEAD;
            if (mine || !revivable) {
                var item = open.remove(it.id());
                tallies.add(new Tallies.Part(chunk.batchOf(item), mine ? Tally.one(it.status()) : Tally.duplicates(1)));
            }
        }
        return Tallies.sum(tallies);
    }

    /** Whoever held the chunk before may have stored transactions already: they stand, nobody is asked again. */
    private Future<List<Outcome>> adopt(Claim claim, Map<String, WorkItem> open) {
        if (!claim.isTakenOver() || open.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        return journal.transactions(List.copyOf(open.keySet()))
                .map(stored -> stored.stream().map(it -> adopted(it, open)).toList());
    }

    private static Outcome adopted(StoredTransaction stored, Map<String, WorkItem> open) {
        return new Outcome.Processed(open.remove(stored.sms().id()), stored.extraction());
    }

    private static List<Outcome> join(List<Outcome> adopted, List<Outcome> outcomes) {
        var all = new ArrayList<Outcome>(adopted);
        all.addAll(outcomes);
        return all;
    }

    private Future<Done> close(Claim claim, Tallies settled, List<Outcome> outcomes) {
        var chunk = claim.chunk();
        var closing = new Closing(claim.lease(), chunk.tenant(), chunk.batchId(), chunk.replay(), settled, outcomes);
        return journal.close(closing).map(tally -> new Done(tally, outcomes));
    }
}
