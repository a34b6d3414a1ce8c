package io.lifafa.pipeline;

import io.lifafa.config.PipelineConfig;
import java.time.Duration;

/**
 * What a pipeline worker needs to know.
 *
 * @param config its part of the configuration
 * @param lease how long a claimed chunk is its own unless renewed
 * @param worker its name, for people to read
 */
public record PipelineOptions(PipelineConfig config, Duration lease, String worker) {}
