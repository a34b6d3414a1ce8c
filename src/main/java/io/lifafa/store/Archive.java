package io.lifafa.store;

import io.lifafa.sms.identity.Tenant;
import io.vertx.core.Future;
import java.util.List;

/**
 * The finished work, for reading, and the dead letters, for trying again.
 *
 * <p>Every Future fails with a {@code ServiceException}: code 404 if what is asked for does not exist, 503 if the
 * database cannot be reached. Thread rule: any.
 */
public interface Archive {
    /** Those of the SMS that are in a final state, in any order. At most 1,000 ids. */
    Future<List<StoredSms>> sms(List<String> smsIds);

    /** Those of the SMS that came before under another id. At most 1,000 ids. */
    Future<List<Duplicate>> duplicates(List<String> smsIds);

    /** A page of a user's transactions, newest first. */
    Future<List<StoredTransaction>> transactions(TransactionQuery query);

    /**
     * A page of a tenant's transactions that something speaks against, of all users, in the order of their stored ids.
     *
     * @param tenant whose
     * @param reason only those doubted for this, a code; empty for all
     * @param after only those behind this id; empty from the start
     * @param limit at most so many, 1 to 500
     */
    Future<List<StoredTransaction>> doubted(Tenant tenant, String reason, String after, int limit);

    /** How far a batch is; fails with 404 if no SMS of it was ever accepted. */
    Future<BatchProgress> batch(String batchId);

    /**
     * A page of a tenant's dead letters in the order of their stored ids.
     *
     * @param tenant whose
     * @param after only those behind this id; empty from the start
     * @param limit at most so many, 1 to 500
     */
    Future<List<DeadLetter>> deadLetters(Tenant tenant, String after, int limit);

    /**
     * Has dead letters of a tenant put back to work, in a batch of their own. Until one of them reaches a better state it
     * stays a dead letter.
     *
     * <p>The Future ends when that is certain to happen, not when it has: the batch tells how far it is, and is not done
     * before all of them were tried. Whoever asks for the same meanwhile is given the same batch.
     *
     * @param tenant whose
     * @param smsIds which, by stored id; empty for all
     */
    Future<Replayed> replay(Tenant tenant, List<String> smsIds);

    /**
     * Has every transaction that a template wrote in this version taken back and its SMS put back to work, in a batch of
     * each tenant's own; until one of them reaches a better state it is a dead letter with the reason
     * {@code template_quarantined}. The batches they came in count them as they did.
     *
     * <p>The Future ends when that is certain to happen, not when it has. Safe to repeat, and to be repeated after a failure.
     * What is being stored at this moment may be missed: call it again when the chunks are closed that were open when the
     * template was last used.
     */
    Future<Replayed> rework(String templateId, int version);
}
