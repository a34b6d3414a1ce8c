package io.lifafa.store;

import io.lifafa.sms.WorkItem;
import java.time.Instant;

/**
 * An SMS that was given up, with all that is needed to try it again.
 *
 * @param tenant whose it is
 * @param item the SMS and its failures
 * @param reason why it was given up
 * @param batchId the batch in which that happened
 * @param at when
 */
public record DeadLetter(String tenant, WorkItem item, String reason, String batchId, Instant at) {}
