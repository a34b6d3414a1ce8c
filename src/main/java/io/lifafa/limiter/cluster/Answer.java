package io.lifafa.limiter.cluster;

import io.lifafa.limiter.PaceState;
import io.vertx.core.json.JsonObject;

/**
 * What a member is told.
 *
 * @param revision of the document
 * @param written whether its report was written: then its share is reserved from the moment it sent the report
 * @param share reserved for it
 * @param target what it is to use, no more than that
 * @param before sum of the shares of those before it
 * @param nodes how many members there are
 * @param prober who may probe
 * @param elsewhere calls the others have sent so far
 * @param pause the latest
 * @param paceNumber of the latest change of pace
 * @param pace learned
 */
record Answer(
        long revision,
        boolean written,
        double share,
        double target,
        double before,
        int nodes,
        String prober,
        double elsewhere,
        Pause pause,
        long paceNumber,
        PaceState pace) {

    static Answer to(String name, Limits limits, double target, boolean written, long revision) {
        var others = limits.members().stream().filter(it -> !it.name().equals(name));
        double before = limits.members().stream()
                .takeWhile(it -> !it.name().equals(name))
                .mapToDouble(Member::share)
                .sum();
        return new Answer(
                revision,
                written,
                limits.member(name).map(Member::share).orElse(0.0),
                target,
                before,
                limits.members().size(),
                limits.prober(),
                others.mapToLong(Member::accepted).sum(),
                limits.pause(),
                limits.paceNumber(),
                limits.pace());
    }

    JsonObject toJson() {
        return new JsonObject()
                .put("revision", revision)
                .put("written", written)
                .put("share", share)
                .put("target", target)
                .put("before", before)
                .put("nodes", nodes)
                .put("prober", prober)
                .put("elsewhere", elsewhere)
                .put("pause", pause.toJson())
                .put("pace_number", paceNumber)
                .put("pace", PaceJson.write(pace));
    }

    static Answer of(JsonObject json) {
        return new Answer(
                json.getLong("revision"),
                json.getBoolean("written"),
                Bounded.of(json.getDouble("share"), 1),
                Bounded.of(json.getDouble("target"), 1),
                Bounded.of(json.getDouble("before"), 1),
                Math.max(1, json.getInteger("nodes")),
                json.getString("prober"),
                Bounded.of(json.getDouble("elsewhere"), Long.MAX_VALUE),
                Pause.of(json.getJsonObject("pause")),
                json.getLong("pace_number"),
                PaceJson.read(json.getJsonObject("pace")));
    }
}
