package io.lifafa.pipeline;

import io.lifafa.config.IdConflict;
import io.lifafa.config.PipelineConfig;
import java.time.Duration;

/**
 * What a pipeline worker needs to know.
 *
 * @param config its part of the configuration
 * @param lease how long a claimed chunk is its own unless renewed
 * @param worker its name, for people to read
 * @param onConflict what becomes of an SMS whose id is another's
 */
public record PipelineOptions(PipelineConfig config, Duration lease, String worker, IdConflict onConflict) {
    /** Conflicts of ids are rejected. */
    public PipelineOptions(PipelineConfig config, Duration lease, String worker) {
        this(config, lease, worker, IdConflict.REJECT);
    }
}
