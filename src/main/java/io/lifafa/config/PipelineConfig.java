package io.lifafa.config;

import io.lifafa.config.text.Durations;
import java.time.Duration;

/**
 * How work is done and tried again.
 *
 * @param workers how many there are; 0: as many as there is use for, from one to two per core
 * @param chunksPerWorker chunks a worker holds at most; 0: as many as its stages can make use of
 * @param maxAttempts own failures of an SMS before it is a dead letter
 * @param retryDelay wait before the first retry; doubles from then on, with jitter
 * @param maxRetryDelay longest wait before a retry
 * @param pollInterval how often an idle worker looks for due work
 */
public record PipelineConfig(
        int workers,
        int chunksPerWorker,
        int maxAttempts,
        Duration retryDelay,
        Duration maxRetryDelay,
        Duration pollInterval) {

    /** @throws IllegalArgumentException with everything that is wrong, one line per component */
    public PipelineConfig {
        new Check()
                .range("workers", workers, 0, 1024)
                .range("chunksPerWorker", chunksPerWorker, 0, 100)
                .range("maxAttempts", maxAttempts, 1, 1000)
                .range("retryDelay", retryDelay, Duration.ZERO, Duration.ofDays(1))
                .range("maxRetryDelay", maxRetryDelay, Duration.ZERO, Duration.ofDays(30))
                .that(
                        "maxRetryDelay",
                        maxRetryDelay.compareTo(retryDelay) >= 0,
                        "is shorter than retry_delay, " + Durations.format(retryDelay))
                .range("pollInterval", pollInterval, Duration.ofMillis(1), Duration.ofMinutes(1))
                .done();
    }

    /** With so many chunks per worker where nothing else was said. */
    public PipelineConfig orChunks(int usual) {
        int chunks = chunksPerWorker == 0 ? usual : chunksPerWorker;
        return new PipelineConfig(workers, chunks, maxAttempts, retryDelay, maxRetryDelay, pollInterval);
    }
}
