package io.lifafa.api.dispatch;

import io.vertx.core.json.JsonObject;

/** What the API has cost since the start, and for how many SMS. Thread rule: the stage's event loop. */
final class Usage {
    private long calls;
    private long understood;
    private long tokens;

    void call() {
        calls++;
    }

    void understood() {
        understood++;
    }

    void tokens(long count) {
        tokens += count;
    }

    JsonObject toJson() {
        return new JsonObject()
                .put("calls", calls)
                .put("understood", understood)
                .put("tokens", tokens);
    }
}
