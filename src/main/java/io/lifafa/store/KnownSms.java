package io.lifafa.store;

import io.lifafa.sms.ChunkId;
import io.lifafa.sms.Status;
import java.util.Optional;

/**
 * An SMS that is already in a final state.
 *
 * @param id the SMS
 * @param status its state
 * @param root the root of the chunk that brought it there
 * @param replayedBy the root of the replay that changed it later
 */
public record KnownSms(String id, Status status, String root, Optional<String> replayedBy) {
    /** True if the state was reached by this very line of chunks, so that it counts there and is no duplicate. */
    public boolean belongsTo(ChunkId chunk) {
        return root.equals(chunk.root()) || isRevivedBy(chunk);
    }

    /** True if this very line of chunks replayed it. */
    boolean isRevivedBy(ChunkId chunk) {
        return replayedBy.filter(chunk.root()::equals).isPresent();
    }
}
