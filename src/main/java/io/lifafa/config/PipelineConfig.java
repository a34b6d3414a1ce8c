package io.lifafa.config;

import static io.lifafa.config.key.ConfigKey.entry;
import static io.lifafa.config.key.ValueTypes.duration;
import static io.lifafa.config.key.ValueTypes.integer;

import io.lifafa.config.key.KeyGroup;
import io.lifafa.config.key.ValueTypes;
import io.lifafa.config.text.Durations;
import java.time.Duration;
import java.util.Optional;

/** How work is done and tried again; each component is the key of its name. */
public record PipelineConfig(
        int workers,
        int chunksPerWorker,
        int maxAttempts,
        Duration retryDelay,
        Duration maxRetryDelay,
        Duration pollInterval) {
    static final KeyGroup<PipelineConfig> KEYS = KeyGroup.of(
            "pipeline",
            PipelineConfig.class,
            "How work is done and retried.",
            entry("workers", integer(0, 1024), "0")
                    .doc("Workers. 0: as many as there is use for, from one up to two per core.")
                    .variable("PARALLEL_PROCESSING", PipelineConfig::workers),
            entry("chunks_per_worker", integer(0, 100), "0")
                    .doc("Chunks a worker holds at most. 0: 2 with rules only, 8 with an API."),
            entry("max_attempts", integer(1, 1000), "5")
                    .doc("Failures of an SMS before it is a dead letter. Outages do not count."),
            entry("retry_delay", duration("0s", "1d"), "5s")
                    .doc("Wait before the first retry; doubles each time, with jitter."),
            entry("max_retry_delay", duration("0s", "30d"), "10m").doc("Longest wait before a retry."),
            entry("poll_interval", duration("1ms", "1m"), "200ms").doc("How often an idle worker looks for due work."));

    /** @throws IllegalArgumentException if the longest wait is shorter than the first */
    public PipelineConfig {
        new Check()
                .that(
                        "maxRetryDelay",
                        maxRetryDelay.compareTo(retryDelay) >= 0,
                        "is shorter than retry_delay, " + Durations.format(retryDelay))
                .done();
    }

    /** With so many chunks per worker where nothing else was said. */
    public PipelineConfig orChunks(int usual) {
        int chunks = chunksPerWorker == 0 ? usual : chunksPerWorker;
        return new PipelineConfig(workers, chunks, maxAttempts, retryDelay, maxRetryDelay, pollInterval);
    }

    /** The predecessor knew two ways to work: one after the other, or side by side, which is the default here. */
    private static Optional<String> workers(String parallel) {
        return ValueTypes.parseFlag(parallel) ? Optional.empty() : Optional.of("1");
    }
}
