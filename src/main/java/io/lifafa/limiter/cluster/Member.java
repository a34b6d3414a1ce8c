package io.lifafa.limiter.cluster;

import io.vertx.core.json.JsonObject;

/**
 * A node that asks the API.
 *
 * @param name unique to this start of this node
 * @param beat counts its reports; one that has not changed for a while is a node that is gone
 * @param share reserved for it, 0 to 1; it never uses more
 * @param wants what it could use, 0 to 1
 * @param accepted calls it has sent so far and that were not rejected
 */
record Member(String name, long beat, double share, double wants, long accepted) {
    JsonObject toJson() {
        return new JsonObject()
                .put("name", name)
                .put("beat", beat)
                .put("share", share)
                .put("wants", wants)
                .put("accepted", accepted);
    }

    static Member of(JsonObject json) {
        return new Member(
                json.getString("name"),
                json.getLong("beat"),
                Bounded.of(json.getDouble("share"), 1),
                Bounded.of(json.getDouble("wants"), 1),
                Bounded.of(json.getLong("accepted"), Long.MAX_VALUE));
    }

    /** All that others must know at once: not the sign of life, nor the count. */
    boolean saysTheSameAs(Member other) {
        return share == other.share && wants == other.wants;
    }
}
