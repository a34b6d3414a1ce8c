package io.lifafa.pipeline;

import io.lifafa.rules.FilterReason;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Failure;
import io.lifafa.sms.Intent;
import io.lifafa.sms.Outcome;
import io.lifafa.sms.WorkItem;
import java.time.Clock;

/** From what a stage said about an SMS to how this pass over it ends. */
final class Verdict {
    /** A message about money that has moved, of which the amount or the direction could not be read. */
    static final String NOT_UNDERSTOOD = "not_understood";

    private final RetryPolicy retries;
    private final int maxAttempts;
    private final Clock clock;

    Verdict(RetryPolicy retries, int maxAttempts, Clock clock) {
        this.retries = retries;
        this.maxAttempts = maxAttempts;
        this.clock = clock;
    }

    Outcome filtered(WorkItem item, FilterReason reason) {
        return new Outcome.Filtered(item, intent(reason), reason.wireName());
    }

    private static Intent intent(FilterReason reason) {
        return switch (reason) {
            case OTP -> Intent.OTP;
            case PROMOTION -> Intent.PROMO;
            case PERSONAL, NO_AMOUNT -> Intent.OTHER;
        };
    }

    Outcome understood(WorkItem item, Extraction extraction) {
        if (extraction.isTransaction()) {
            return new Outcome.Processed(item, extraction);
        }
        return extraction.intent() == Intent.TRANSACTION
                ? new Outcome.Dead(item, NOT_UNDERSTOOD)
                : new Outcome.Filtered(
                        item, extraction.intent(), extraction.intent().wireName());
    }

    /** The SMS itself made a stage fail: tried again a few times, then given up. */
    Outcome failed(WorkItem item, String stage, Throwable cause) {
        var failed = item.failed(new Failure(stage, cause.getClass().getSimpleName(), clock.instant()));
        int failures = failed.failures().size();
        return failures < maxAttempts
                ? new Outcome.Later(failed, retries.delay(failures))
                : new Outcome.Dead(failed, stage + "_failed");
    }
}
