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
 * @param millis left; what is read is an hour at the most
 * @param lifts how often everybody was told to learn anew and to wait no longer; a wait heard before the last time is void
 */
public record Pause(long number, String by, long millis, long lifts) {
    static final Pause NONE = new Pause(0, "", 0, 0);

    /** An hour, and what chance adds. */
    static final long LONGEST_MILLIS = 3_601_000;

    public Pause {
        millis = Bounded.of(millis, LONGEST_MILLIS);
    }

    JsonObject toJson() {
        return new JsonObject()
                .put("number", number)
                .put("by", by)
                .put("left_ms", millis)
                .put("lifts", lifts);
    }

    static Pause of(JsonObject json) {
        return new Pause(
                json.getLong("number"), json.getString("by"), json.getLong("left_ms"), json.getLong("lifts", 0L));
    }

    /** What it is after a report. {@code byIsThere}: whether who counts it down is still a member. */
    Pause after(Report report, boolean byIsThere) {
        if (report.lift()) {
            return new Pause(number + 1, report.name(), report.refused() ? report.pauseMillis() : 0, lifts + 1);
        }
        if (report.lifts() < lifts) {
            return this;
        }
        if (report.refused()) {
            long left = report.pauseNumber() < number ? Math.max(millis, report.pauseMillis()) : report.pauseMillis();
            return new Pause(number + 1, report.name(), left, lifts);
        }
        boolean countsDown = by.equals(report.name()) || !byIsThere;
        return countsDown && report.pauseNumber() == number && report.pauseMillis() < millis
                ? new Pause(number, report.name(), report.pauseMillis(), lifts)
                : this;
    }
}
