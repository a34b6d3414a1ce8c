package io.lifafa.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.stream.Collectors;

/**
 * What the model says, and what was done to it.
 *
 * @param content the text
 * @param items the SMS answered in it; none if it is garbage
 * @param noisy how many of them wrongly
 */
record Reply(String content, int items, int noisy, boolean dropped, boolean swapped, boolean garbage) {
    /** Thread rule: any that may compute for a while. */
    static Reply write(SmsFinder.Found question, RulesModel model, Settings settings, Mishaps mishaps) {
        var answers = question.items().stream().map(model::answer).collect(Collectors.toList());
        int noisy = mishaps.noise(answers);
        boolean dropped = mishaps.drop(answers);
        boolean swapped = !dropped && mishaps.swap(answers);
        var json = question.alone() ? answers.get(0) : new JsonObject().put("results", new JsonArray(answers));
        boolean garbage = mishaps.happens(settings.garbage());
        return garbage
                ? new Reply(mishaps.garbage(json.encode()), 0, noisy, dropped, swapped, true)
                : new Reply(json.encode(), answers.size(), noisy, dropped, swapped, false);
    }

    /** Names no text: it holds SMS. */
    @Override
    public String toString() {
        return "Reply[" + items + " SMS]";
    }
}
