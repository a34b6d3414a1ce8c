package io.lifafa.limiter.cluster;

import io.lifafa.limiter.PaceState;
import io.vertx.core.json.JsonObject;

/** A {@link PaceState} as it travels and is stored. Thread rule: any. */
final class PaceJson {
    /** Calls per second; more is as good as none at all. */
    private static final double FASTEST = 1e6;

    private PaceJson() {}

    static JsonObject write(PaceState pace) {
        return new JsonObject()
                .put("per_second", pace.perSecond())
                .put("base", pace.base())
                .put("disproved", pace.disproved());
    }

    static PaceState read(JsonObject json) {
        double disproved = json.getDouble("disproved");
        return new PaceState(
                Bounded.of(json.getDouble("per_second"), FASTEST),
                Bounded.of(json.getDouble("base"), FASTEST),
                disproved < 0 ? -1 : Bounded.of(disproved, FASTEST));
    }
}
