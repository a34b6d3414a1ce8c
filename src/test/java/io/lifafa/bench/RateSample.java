package io.lifafa.bench;

import io.vertx.core.json.JsonObject;

/**
 * What the API and the engine had counted at one moment.
 *
 * @param seconds since the feeding began
 * @param requests calls that reached the API, whatever became of them
 * @param items SMS that it answered
 * @param rejected calls answered 429
 * @param settled SMS of which the engine knew the end
 */
public record RateSample(double seconds, long requests, long items, long rejected, long settled) {
    public static RateSample of(double seconds, JsonObject stats, long settled) {
        return new RateSample(
                seconds, stats.getLong("requests"), stats.getLong("items"), stats.getLong("rejected429"), settled);
    }
}
