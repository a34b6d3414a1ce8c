package io.lifafa.limiter.cluster;

import io.lifafa.limiter.PaceState;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * All that the members know together of one API's limits: the stored document.
 *
 * @param members in the order of their names; their shares never add up to more than 1
 * @param prober who may probe for a faster pace; empty if nobody
 * @param pause the latest {@code Retry-After}
 * @param paceNumber counts the changes of the pace
 * @param pace learned
 */
record Limits(List<Member> members, String prober, Pause pause, long paceNumber, PaceState pace) {
    static final Limits NONE = new Limits(List.of(), "", Pause.NONE, 0, PaceState.NONE);

    Limits {
        members = List.copyOf(members);
    }

    Optional<Member> member(String name) {
        return members.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    JsonObject toJson() {
        return new JsonObject()
                .put(
                        "members",
                        new JsonArray(members.stream().map(Member::toJson).toList()))
                .put("prober", prober)
                .put("pause", pause.toJson())
                .put("pace_number", paceNumber)
                .put("pace", PaceJson.write(pace));
    }

    /** Of an empty object: nobody knows anything yet. */
    static Limits of(JsonObject json) {
        if (json.isEmpty()) {
            return NONE;
        }
        return new Limits(
                json.getJsonArray("members").stream()
                        .map(it -> Member.of((JsonObject) it))
                        .toList(),
                json.getString("prober"),
                Pause.of(json.getJsonObject("pause")),
                json.getLong("pace_number"),
                PaceJson.read(json.getJsonObject("pace")));
    }
}
