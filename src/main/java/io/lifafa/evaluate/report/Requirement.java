package io.lifafa.evaluate.report;

import io.lifafa.evaluate.Evaluation;
import io.lifafa.evaluate.Measure;
import io.lifafa.evaluate.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What share a measure has to reach, as {@code --min exact=0.95,amount=0.999} says.
 *
 * @param measure {@code exact}, {@code core} (intent, direction, amount and account), {@code money} (not stored with wrong money), {@code sure} (the same at a confidence of 0.9 or
 *     more), {@code kept} (transactions not lost), or a value such as {@code amount}
 * @param share 0 to 1
 */
public record Requirement(String measure, double share) {
    private static final List<String> OF_MESSAGES = List.of("exact", "core", "money", "sure", "kept");

    /** @throws IllegalArgumentException if it names no measure, or no share; the message names the part and the remedy */
    public static List<Requirement> parse(String text) {
        var all = new ArrayList<Requirement>();
        for (var part : text.split(",")) {
            if (!part.isBlank()) {
                all.add(one(part.strip()));
            }
        }
        return all;
    }

    private static Requirement one(String part) {
        int equals = part.indexOf('=');
        var name = equals < 0 ? part : part.substring(0, equals).strip().toLowerCase(Locale.ROOT);
        if (!OF_MESSAGES.contains(name) && !isValue(name)) {
            throw new IllegalArgumentException("--min: there is no measure \"" + name + "\"; use " + names());
        }
        try {
            double share = Double.parseDouble(part.substring(equals + 1));
            if (equals > 0 && share >= 0 && share <= 1) {
                return new Requirement(name, share);
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new IllegalArgumentException(
                "--min: " + name + " needs a share from 0 to 1, for instance " + name + "=0.95");
    }

    private static boolean isValue(String name) {
        for (var measure : Measure.values()) {
            if (measure.wireName().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static String names() {
        var names = new ArrayList<>(OF_MESSAGES);
        for (var measure : Measure.values()) {
            names.add(measure.wireName());
        }
        return String.join(", ", names);
    }

    /** What this evaluation lacks of it; empty if it is met. A measure of which nothing was judged is not met. */
    public Optional<String> missedBy(Evaluation evaluation) {
        var got = evaluation.scores().measures().getOrDefault(measure, Share.NONE);
        if (got.of() > 0 && got.value() >= share) {
            return Optional.empty();
        }
        return Optional.of("%s: %s is %s, required %.4f"
                .formatted(
                        evaluation.name(),
                        measure,
                        got.of() == 0 ? "not judged" : "%.4f".formatted(got.value()),
                        share));
    }
}
