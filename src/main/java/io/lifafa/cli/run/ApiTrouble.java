package io.lifafa.cli.run;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;

/**
 * Why the extraction API is of no use just now, as the stage says it.
 *
 * @param refusal it refuses everything, and waiting will hardly help
 * @param withoutAnswer for how long it has been asked without one good answer
 * @param text a sentence with the remedy
 */
record ApiTrouble(boolean refusal, Duration withoutAnswer, String text) {
    /** @param state of the limiter; without trouble there is none */
    static Optional<ApiTrouble> of(JsonObject state) {
        return Optional.ofNullable(state.getJsonObject("trouble"))
                .map(it -> new ApiTrouble(
                        it.getBoolean("confirmed"),
                        Duration.ofMillis(it.getLong("without_answer_ms")),
                        it.getString("text")));
    }

    /** Why nobody waits any longer, with the remedy. */
    String sentence() {
        return refusal
                ? text
                : text + ", and there was no good answer for " + withoutAnswer.toSeconds()
                        + " s: see whether it runs, or let the run wait longer (--give-up-after)";
    }
}
