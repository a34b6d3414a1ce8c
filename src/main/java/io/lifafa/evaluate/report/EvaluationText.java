package io.lifafa.evaluate.report;

import io.lifafa.evaluate.Calibration;
import io.lifafa.evaluate.Evaluation;
import io.lifafa.evaluate.Grade;
import io.lifafa.evaluate.Measure;
import io.lifafa.evaluate.Scores;
import io.lifafa.evaluate.Share;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** Prints evaluations side by side, for people. */
public final class EvaluationText {
    private static final int MOST_GROUPS = 40;
    private static final int MOST_KINDS = 15;

    private final PrintStream out;

    public EvaluationText(PrintStream out) {
        this.out = out;
    }

    /** Shares in percent; in brackets the bounds of the true share (95 %). */
    public void print(List<Evaluation> evaluations) {
        evaluations.forEach(this::overview);
        evaluations.forEach(this::fields);
        for (var criterion : Evaluation.criteria()) {
            evaluations.forEach(it -> groups(it, criterion));
        }
        evaluations.forEach(this::calibration);
        evaluations.forEach(this::worst);
    }

    private void overview(Evaluation evaluation) {
        var scores = evaluation.scores();
        out.printf("## %s: %,d messages%n%n", evaluation.name(), scores.messages());
        line("every field right", scores.exact());
        line("intent, direction, amount, account", scores.core());
        line("stored with wrong money", scores.wrongMoney());
        line("the same, at 0.9 or more", scores.wrongWhenSure());
        line("transactions lost", scores.lost());
        out.println();
    }

    private void line(String what, Share share) {
        out.printf("%-36s %s%n", what, text(share));
    }

    private static String text(Share share) {
        return share.of() == 0
                ? "-"
                : "%6.2f %%  (%.1f to %.1f; %,d of %,d)"
                        .formatted(
                                100 * share.value(), 100 * share.low(), 100 * share.high(), share.count(), share.of());
    }

    private void fields(Evaluation evaluation) {
        out.printf(
                "### %s, by value%n%n%-14s %9s %9s %9s %9s%n",
                evaluation.name(), "", "right", "wrong", "left out", "judged");
        for (var measure : Measure.values()) {
            var right = evaluation.scores().of(measure, Grade.RIGHT);
            if (right.of() > 0) {
                out.printf(
                        "%-14s %8.2f%% %8.2f%% %8.2f%% %,9d%n",
                        measure.wireName(),
                        100 * right.value(),
                        100 * evaluation.scores().of(measure, Grade.WRONG).value(),
                        100 * evaluation.scores().of(measure, Grade.LEFT_OUT).value(),
                        right.of());
            }
        }
        out.println();
    }

    private void groups(Evaluation evaluation, String criterion) {
        var groups = evaluation.by(criterion);
        if (groups.isEmpty()) {
            return;
        }
        out.printf(
                "### %s, by %s%n%n%-24s %8s %8s %11s %8s%n",
                evaluation.name(), criterion, "", "messages", "exact", "wrong money", "lost");
        groups.entrySet().stream()
                .sorted((a, b) -> b.getValue().messages() - a.getValue().messages())
                .limit(MOST_GROUPS)
                .forEach(this::group);
        if (groups.size() > MOST_GROUPS) {
            out.printf("and %,d more%n", groups.size() - MOST_GROUPS);
        }
        out.println();
    }

    private void group(Map.Entry<String, Scores> group) {
        var scores = group.getValue();
        out.printf(
                "%-24s %,8d %7.1f%% %10.1f%% %7.1f%%%n",
                group.getKey(),
                scores.messages(),
                100 * scores.exact().value(),
                100 * scores.wrongMoney().value(),
                100 * scores.lost().value());
    }

    private void calibration(Evaluation evaluation) {
        out.printf(
                "### %s, stated confidence against measured%n%n%-10s %8s %s%n",
                evaluation.name(), "from", "stated", " measured");
        evaluation.messages().bins().forEach(it -> bin("message", it));
        evaluation.values().bins().forEach(it -> bin("value", it));
        out.println();
    }

    private void bin(String what, Calibration.Bin bin) {
        out.printf("%-7s %.2f %6.3f %s%n", what, bin.floor(), bin.stated(), text(bin.right()));
    }

    private void worst(Evaluation evaluation) {
        out.printf("### %s, what is misread most%n%n", evaluation.name());
        for (var kind : evaluation.worst(MOST_KINDS)) {
            var first = kind.getValue().get(0);
            out.printf("%,5d %s (%s)%n", kind.getValue().size(), kind.getKey(), first.id());
            if (!first.near().isEmpty()) {
                out.printf("      … %s …%n", first.near());
            }
        }
        out.println();
    }
}
