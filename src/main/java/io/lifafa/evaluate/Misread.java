package io.lifafa.evaluate;

import io.lifafa.sms.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One value that was not read right, and the characters it stands on.
 *
 * @param id the message's
 * @param measure which value
 * @param grade wrong or left out
 * @param wanted what the message says; empty if it has none
 * @param got what was read; empty if nothing was
 * @param span the characters it was read from, where that is known
 * @param near those characters between brackets with a little of what stands around them, digits hidden as 0
 */
public record Misread(
        String id,
        Measure measure,
        Grade grade,
        Optional<String> wanted,
        Optional<String> got,
        Optional<Span> span,
        String near) {
    private static final int AROUND = 18;

    static List<Misread> of(Judgement judgement) {
        return judgement.grades().entrySet().stream()
                .filter(it -> it.getValue() != Grade.RIGHT)
                .map(it -> of(judgement, it.getKey(), it.getValue()))
                .toList();
    }

    private static Misread of(Judgement judgement, Measure measure, Grade grade) {
        var body = judgement.message().sms().body();
        var wanted = judgement.message().truth().values().getOrDefault(measure, Optional.empty());
        var got = Optional.ofNullable(judgement.reply().values().get(measure));
        var span = Optional.ofNullable(judgement.reply().spans().get(measure));
        var place = span.or(() -> wanted.flatMap(it -> place(body, it)));
        return new Misread(
                judgement.message().sms().id(),
                measure,
                grade,
                wanted,
                got,
                span,
                place.map(it -> near(body, it)).orElse(""));
    }

    private static Optional<Span> place(String body, String text) {
        int at = body.indexOf(text);
        return at < 0 ? Optional.empty() : Optional.of(new Span(at, at + text.length()));
    }

    private static String near(String body, Span span) {
        int from = Math.max(0, span.start() - AROUND);
        int to = Math.min(body.length(), span.end() + AROUND);
        var text = body.substring(from, span.start()) + "[" + body.substring(span.start(), span.end()) + "]"
                + body.substring(span.end(), to);
        return text.replaceAll("\\p{Nd}", "0").replaceAll("\\s", " ");
    }

    /** What kind it is of: the value, how it failed, and the words in front of where it stands. */
    String kind() {
        int bracket = near.indexOf('[');
        var before = bracket < 0 ? "" : near.substring(0, bracket);
        var words = before.replaceAll("[^\\p{L} ]", " ")
                .strip()
                .toLowerCase(Locale.ROOT)
                .split("\\s+");
        var label = words[words.length - 1];
        return measure.wireName() + " " + grade.name().toLowerCase(Locale.ROOT).replace('_', ' ')
                + (label.isEmpty() ? "" : " behind \"" + label + "\"");
    }
}
