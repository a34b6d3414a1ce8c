package io.lifafa.cluster;

import io.vertx.core.json.JsonObject;

/**
 * How much a node with workers has to do.
 *
 * @param busy chunks in hand
 * @param slots chunks it may have in hand
 * @param closed chunks it has closed since its start
 * @param upstreamBound whether its work waits for the extraction API, so that another node would not speed it up
 */
record NodeLoad(int busy, int slots, long closed, boolean upstreamBound) {
    /** Reads what a node says of itself. */
    static NodeLoad read(JsonObject says) {
        var pipeline = says.getJsonObject("pipeline", new JsonObject());
        return new NodeLoad(
                pipeline.getInteger("busy", 0),
                pipeline.getInteger("slots", 0),
                pipeline.getLong("closed_chunks", 0L),
                says.getBoolean("upstream_bound", false));
    }
}
