package io.lifafa.store;

import io.lifafa.sms.Extraction;
import io.lifafa.sms.Intent;
import io.lifafa.sms.Sms;
import io.lifafa.sms.Status;
import java.time.Instant;
import java.util.Optional;

/**
 * An SMS in its final state.
 *
 * @param sms the raw message
 * @param status processed, filtered or dead
 * @param reason why, unless it was processed
 * @param intent what it is for, where that is known
 * @param batchId the batch that brought it there
 * @param storedAt when
 * @param extraction what was understood, if it was processed, or read all the same, if it was filtered
 */
public record StoredSms(
        Sms sms,
        Status status,
        Optional<String> reason,
        Optional<Intent> intent,
        String batchId,
        Instant storedAt,
        Optional<Extraction> extraction) {}
