package io.lifafa.store;

import io.lifafa.sms.Outcome;
import java.util.List;

/**
 * What the holder of a lease found out about its chunk.
 *
 * @param lease the right to close it
 * @param tenant whose data it is
 * @param batchId the submission, but for items that name another
 * @param replay true if the chunk replays dead letters
 * @param keepsConflicts true if an SMS whose id turns out to be another's is stored under a derived id; else it is dead
 * @param keepsBodies true if the texts of one-time codes and private messages are stored too
 * @param known the count of those that needed no work: known before, or twice in the chunk
 * @param outcomes one for every other SMS
 */
public record Closing(
        Lease lease,
        String tenant,
        String batchId,
        boolean replay,
        boolean keepsConflicts,
        boolean keepsBodies,
        Tallies known,
        List<Outcome> outcomes) {
    /** One whose conflicts of ids are dead, and whose texts are all stored. */
    public Closing(Lease lease, String tenant, String batchId, boolean replay, Tallies known, List<Outcome> outcomes) {
        this(lease, tenant, batchId, replay, false, true, known, outcomes);
    }

    public Closing {
        outcomes = List.copyOf(outcomes);
    }

    /** The closing of a chunk that belongs to one batch. */
    public Closing(Lease lease, String tenant, String batchId, boolean replay, Tally known, List<Outcome> outcomes) {
        this(lease, tenant, batchId, replay, Tallies.of(batchId, known), outcomes);
    }

    /** The submission that an outcome belongs to. */
    public String batchOf(Outcome outcome) {
        return outcome.item().batchId().orElse(batchId);
    }
}
