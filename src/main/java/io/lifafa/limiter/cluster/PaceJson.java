package io.lifafa.limiter.cluster;

import io.lifafa.limiter.PaceState;
import io.vertx.core.json.JsonObject;

/** A {@link PaceState} as it is stored. Thread rule: any. */
final class PaceJson {
    private PaceJson() {}

    static JsonObject write(PaceState pace) {
        return new JsonObject()
                .put("per_second", pace.perSecond())
                .put("base", pace.base())
                .put("disproved", pace.disproved());
    }

    static PaceState read(JsonObject json) {
        return Bounded.of(
                new PaceState(json.getDouble("per_second"), json.getDouble("base"), json.getDouble("disproved")));
    }
}
