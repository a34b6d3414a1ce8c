package io.lifafa.limiter.cluster;

import io.lifafa.limiter.PaceState;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * What a member tells.
 *
 * @param name who
 * @param beat counts its reports; one that comes after a later one is void
 * @param ageMillis how long ago it was last granted something that was written
 * @param share what it uses now, never more than is reserved for it
 * @param wants what it could use
 * @param accepted calls sent so far and not rejected
 * @param slots calls per minute of a stated quota, which shares are to be whole numbers of; 0 if none is stated
 * @param refused whether the server made it wait longer since its last report
 * @param pauseNumber the last {@link Pause} it knows
 * @param pauseMillis what is left of its wait
 * @param lift whether it was told to learn anew since its last report, and everybody is to
 * @param lifts how often that had happened as far as it knows
 * @param paceNumber the last change of pace it knows
 * @param pace what it found out since then
 */
record Report(
        String name,
        long beat,
        long ageMillis,
        double share,
        double wants,
        long accepted,
        long slots,
        boolean refused,
        long pauseNumber,
        long pauseMillis,
        boolean lift,
        long lifts,
        long paceNumber,
        Optional<PaceState> pace) {

    JsonObject toJson() {
        var json = new JsonObject()
                .put("name", name)
                .put("beat", beat)
                .put("age_ms", ageMillis)
                .put("share", share)
                .put("wants", wants)
                .put("accepted", accepted)
                .put("slots", slots)
                .put("refused", refused)
                .put("pause_number", pauseNumber)
                .put("pause_ms", pauseMillis)
                .put("lift", lift)
                .put("lifts", lifts)
                .put("pace_number", paceNumber);
        pace.ifPresent(it -> json.put("pace", PaceJson.write(it)));
        return json;
    }

    static Report of(JsonObject json) {
        return new Report(
                json.getString("name"),
                json.getLong("beat"),
                json.getLong("age_ms"),
                Bounded.of(json.getDouble("share"), 1),
                Bounded.of(json.getDouble("wants"), 1),
                Bounded.of(json.getLong("accepted"), Long.MAX_VALUE),
                Bounded.of(json.getLong("slots"), Integer.MAX_VALUE),
                json.getBoolean("refused"),
                json.getLong("pause_number"),
                Bounded.of(json.getLong("pause_ms"), Pause.LONGEST_MILLIS),
                json.getBoolean("lift", false),
                json.getLong("lifts", 0L),
                json.getLong("pace_number"),
                Optional.ofNullable(json.getJsonObject("pace")).map(PaceJson::read));
    }
}
