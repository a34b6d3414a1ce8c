package io.lifafa.store;

import io.lifafa.sms.ChunkId;
import io.lifafa.sms.Sms;
import io.lifafa.sms.SmsId;
import io.lifafa.sms.Status;
import java.util.Optional;

/**
 * An SMS that is already in a final state.
 *
 * @param id the SMS
 * @param status its state
 * @param root the root of the chunk that brought it there
 * @param replayedBy the root of the replay that changed it later
 * @param content {@link SmsId#content what it says}; empty if that is not known
 */
public record KnownSms(String id, Status status, String root, Optional<String> replayedBy, Optional<String> content) {
    /** Whether it is the state of this very SMS, and not of another one that bears its id; true if one of them has no text. */
    public boolean isOf(String tenant, Sms sms) {
        return content.isEmpty() || !sms.hasText() || content.get().equals(SmsId.content(tenant, sms));
    }

    /** True if the state was reached by this very line of chunks, so that it counts there and is no duplicate. */
    public boolean belongsTo(ChunkId chunk) {
        return root.equals(chunk.root()) || isRevivedBy(chunk);
    }

    /** True if this very line of chunks replayed it. */
    public boolean isRevivedBy(ChunkId chunk) {
        return replayedBy.filter(chunk.root()::equals).isPresent();
    }
}
