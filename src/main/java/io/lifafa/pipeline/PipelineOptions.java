package io.lifafa.pipeline;

import io.lifafa.config.Duplicates;
import io.lifafa.config.IdConflict;
import io.lifafa.config.PipelineConfig;
import io.lifafa.sms.AccountNumbers;
import java.time.Duration;

/**
 * What a pipeline worker needs to know.
 *
 * @param config its part of the configuration
 * @param lease how long a claimed chunk is its own unless renewed
 * @param worker its name, for people to read
 * @param onConflict what becomes of an SMS whose id is another's
 * @param duplicates by what an SMS is known that came before
 * @param accounts how much is kept of account numbers that a message shows unmasked
 * @param keepsBodies whether the texts of one-time codes and private messages are stored too
 * @param home the installation's own tenant
 */
public record PipelineOptions(
        PipelineConfig config,
        Duration lease,
        String worker,
        IdConflict onConflict,
        Duplicates duplicates,
        AccountNumbers accounts,
        boolean keepsBodies,
        String home) {
    /**
     * Conflicts of ids are rejected, duplicates known by content, account numbers kept by their last four digits, the texts
     * of codes and private messages not stored; the own tenant is {@code default}.
     */
    public PipelineOptions(PipelineConfig config, Duration lease, String worker) {
        this(config, lease, worker, IdConflict.REJECT, Duplicates.CONTENT, AccountNumbers.LAST_FOUR, false, "default");
    }
}
