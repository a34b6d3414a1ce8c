package io.lifafa.pipeline;

import io.lifafa.rules.FilterReason;
import io.lifafa.rules.Reading;
import io.lifafa.sms.AccountNumbers;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Failure;
import io.lifafa.sms.Intent;
import io.lifafa.sms.Outcome;
import io.lifafa.sms.Provenance;
import io.lifafa.sms.WorkItem;
import java.time.Clock;
import java.util.Optional;

/** From what a stage said about an SMS to how this pass over it ends. */
final class Verdict {
    /** A message about money that has moved, of which the amount or the direction could not be read. */

    /** The text is stored, but cannot be read any more: its key was dropped, or it was tampered with. */
    static final String TEXT_UNREADABLE = "text_unreadable";

    /** What is left of the rules' confidence where the API has failed: such messages are harder than others. */
    private static final double FALLBACK_CONFIDENCE = 0.7;

    private final RetryPolicy retries;
    private final int maxAttempts;
    private final Clock clock;
    private final AccountNumbers accounts;

    Verdict(RetryPolicy retries, int maxAttempts, Clock clock) {
        this(retries, maxAttempts, clock, AccountNumbers.LAST_FOUR);
    }

    /** @param accounts how much of an account's number is kept */
    Verdict(RetryPolicy retries, int maxAttempts, Clock clock, AccountNumbers accounts) {
        this.retries = retries;
        this.maxAttempts = maxAttempts;
        this.clock = clock;
        this.accounts = accounts;
    }

    /** With what the rules read in it all the same, unless they would have taken it for a transaction. */
    Outcome filtered(WorkItem item, FilterReason reason, Reading reading) {
        return new Outcome.Filtered(
                item,
                reason.intent(),
                reason.wireName(),
                Optional.of(reading)
                        .filter(it -> it.intent() != Intent.TRANSACTION)
                        .map(it -> accounts.of(it.extraction())));
    }

    Outcome understood(WorkItem item, Extraction read) {
        var extraction = accounts.of(read);
        if (extraction.isTransaction()) {
            return new Outcome.Processed(item, extraction);
        }
        return extraction.intent() == Intent.TRANSACTION
                ? new Outcome.Dead(item, Outcome.Dead.NOT_UNDERSTOOD)
                : new Outcome.Filtered(
                        item, extraction.intent(), extraction.intent().wireName(), Optional.of(extraction));
    }

    /** The SMS itself made a stage fail: tried again a few times, then given up. */
    Outcome failed(WorkItem item, String stage, Throwable cause) {
        return failed(item, stage, cause.getClass().getSimpleName());
    }

    /** The same, with a code for what is wrong. */
    Outcome failed(WorkItem item, String stage, String reason) {
        var failed = item.failed(new Failure(stage, reason, clock.instant()));
        int failures = failed.failures().size();
        return failures < maxAttempts
                ? new Outcome.Later(failed, retries.delay(failures))
                : new Outcome.Dead(failed, Outcome.Dead.failedIn(stage));
    }

    /** Its id is another's, and it is not to be kept all the same. A replay does keep it, under the id it has got. */
    Outcome conflict(WorkItem item) {
        return new Outcome.Dead(
                item.failed(new Failure("ingest", Outcome.Dead.ID_CONFLICT, clock.instant())),
                Outcome.Dead.ID_CONFLICT);
    }

    Outcome unreadable(WorkItem item) {
        return new Outcome.Dead(item, TEXT_UNREADABLE);
    }

    /** Given up at once. */
    Outcome givenUp(WorkItem item, String stage, String reason) {
        return new Outcome.Dead(item.failed(new Failure(stage, reason, clock.instant())), Outcome.Dead.failedIn(stage));
    }

    /**
     * The rules' answer where the API's was not to be believed: said to be so, and believed less itself; doubted where the API
     * says that no money moved.
     */
    Outcome insteadOfApi(WorkItem item, Extraction extraction, String reason) {
        var told = extraction.with(
                extraction.confidence() * FALLBACK_CONFIDENCE,
                extraction.provenance().because(reason));
        return understood(item, reason.equals(Provenance.INTENT_DISPUTED) ? told.doubted(reason) : told);
    }
}
