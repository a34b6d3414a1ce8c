package io.lifafa.bench;

import io.lifafa.bench.Scoring.Judged;
import io.lifafa.bench.Scoring.Verdict;
import io.vertx.core.json.JsonObject;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Adds up how the SMS of a run were understood. Thread rule: one thread. */
final class Score {
    private final Map<Judged, Integer> faults = new EnumMap<>(Judged.class);
    private long right;
    private long wrong;
    private long incomplete;
    private long unanswered;
    private long notInText;

    /** @param stored the extraction as JSON; of an SMS that is no transaction the intent alone */
    void add(JsonObject truth, JsonObject stored, String body) {
        var found = Scoring.faults(truth, stored);
        found.keySet().forEach(field -> faults.merge(field, 1, Integer::sum));
        if (found.isEmpty()) {
            right++;
        } else if (found.containsValue(Verdict.WRONG)) {
            wrong++;
        } else {
            incomplete++;
        }
        for (var field : Judged.values()) {
            var value = field.of(stored);
            if (value.isPresent()
                    && !Scoring.same(field, field.of(truth), value)
                    && !InText.stands(field, value.get(), body)) {
                notInText++;
            }
        }
    }

    /** An SMS without a final state, or a dead letter. */
    void addUnanswered() {
        unanswered++;
    }

    long right() {
        return right;
    }

    /** SMS with at least one value other than the truth. */
    long wrong() {
        return wrong;
    }

    /** SMS with values missing, but none wrong. */
    long incomplete() {
        return incomplete;
    }

    /** Stored values that differ from the truth and stand nowhere in their SMS. */
    long notInText() {
        return notInText;
    }

    long total() {
        return right + wrong + incomplete + unanswered;
    }

    /** One line: how many of which kind, and in which fields. */
    String describe() {
        var text = "%,d of %,d right".formatted(right, total());
        if (right < total()) {
            text += ", %,d wrong, %,d incomplete, %,d without an end".formatted(wrong, incomplete, unanswered);
        }
        return faults.isEmpty()
                ? text
                : text
                        + faults.entrySet().stream()
                                .map(it -> it.getKey().name().toLowerCase(Locale.ROOT) + " " + it.getValue())
                                .collect(Collectors.joining(", ", " (", ")"));
    }
}
