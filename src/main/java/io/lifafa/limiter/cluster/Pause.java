package io.lifafa.limiter.cluster;

import io.vertx.core.json.JsonObject;

/**
 * The latest {@code Retry-After} that one of the members was told.
 *
 * <p>As no clocks are compared, what is left of it is written anew by who heard it; the others take it once per
 * {@code number}, when they first see it. A node that comes later thus waits as long as was left when somebody last looked:
 * never too short, and by no more too long than nobody was there to count it down.
 *
 * @param number of the event, ascending; 0 if there was none
 * @param by who counts it down
 * @param millis left
 */
record Pause(long number, String by, long millis) {
    static final Pause NONE = new Pause(0, "", 0);

    JsonObject toJson() {
        return new JsonObject().put("number", number).put("by", by).put("left_ms", millis);
    }

    static Pause of(JsonObject json) {
        return new Pause(json.getLong("number"), json.getString("by"), json.getLong("left_ms"));
    }

    /** What it is after a report. {@code byIsThere}: whether who counts it down is still a member. */
    Pause after(Report report, boolean byIsThere) {
        if (report.refused()) {
            long left = report.pauseNumber() < number ? Math.max(millis, report.pauseMillis()) : report.pauseMillis();
            return new Pause(number + 1, report.name(), left);
        }
        boolean countsDown = by.equals(report.name()) || !byIsThere;
        return countsDown && report.pauseNumber() == number && report.pauseMillis() < millis
                ? new Pause(number, report.name(), report.pauseMillis())
                : this;
    }
}
