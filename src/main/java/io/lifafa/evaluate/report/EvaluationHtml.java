package io.lifafa.evaluate.report;

import io.lifafa.evaluate.Evaluation;
import io.lifafa.evaluate.Scores;
import io.lifafa.evaluate.Share;
import java.util.List;
import java.util.Map;

/** Evaluations as one HTML page that needs nothing else: no script, no style or image from elsewhere. */
public final class EvaluationHtml {
    private static final int MOST_GROUPS = 40;
    private static final int MOST_KINDS = 30;
    private static final String STYLE = """
            body { font: 15px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; color: #1c2430; background: #fff }
            table { border-collapse: collapse; margin: .5rem 0 1.5rem } th, td { padding: .2rem .8rem; text-align: right; border-bottom: 1px solid #dde3ea }
            th:first-child, td:first-child { text-align: left } code { background: #f2f5f8; padding: .1rem .3rem }
            svg text { font: 12px system-ui, sans-serif; fill: #1c2430 } h2 { margin-top: 2.5rem }
            """;

    private EvaluationHtml() {}

    /** The whole page. */
    public static String of(List<Evaluation> evaluations) {
        var page = new StringBuilder(
                        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Lifafa: evaluation</title><style>")
                .append(STYLE)
                .append("</style></head><body><h1>Evaluation</h1>\n");
        evaluations.forEach(it -> section(it, page));
        return page.append("</body></html>\n").toString();
    }

    private static void section(Evaluation evaluation, StringBuilder page) {
        var scores = evaluation.scores();
        page.append("<h2>")
                .append(escaped(evaluation.name()))
                .append(": ")
                .append(scores.messages())
                .append(" messages</h2>\n<table>");
        row(page, "every field right", scores.exact());
        row(page, "intent, direction, amount, account right", scores.core());
        row(page, "stored with wrong money", scores.wrongMoney());
        row(page, "the same, at a confidence of 0.9 or more", scores.wrongWhenSure());
        row(page, "transactions lost", scores.lost());
        page.append("</table>\n<h3>By value</h3>\n").append(Plot.bars(scores));
        page.append(
                        "<h3>Stated confidence against measured</h3>\n<p>Values below the line are less often right than they say.</p>\n")
                .append(Plot.calibration(evaluation.values(), evaluation.messages()));
        Evaluation.criteria().forEach(it -> groups(evaluation.by(it), it, page));
        worst(evaluation, page);
    }

    private static void row(StringBuilder page, String what, Share share) {
        page.append("<tr><td>")
                .append(escaped(what))
                .append("</td><td>")
                .append(percent(share))
                .append("</td><td>")
                .append("%.1f to %.1f %%".formatted(100 * share.low(), 100 * share.high()))
                .append("</td><td>")
                .append(share.count())
                .append(" of ")
                .append(share.of())
                .append("</td></tr>\n");
    }

    private static String percent(Share share) {
        return share.of() == 0 ? "-" : "%.2f %%".formatted(100 * share.value());
    }

    private static void groups(Map<String, Scores> groups, String criterion, StringBuilder page) {
        if (groups.isEmpty()) {
            return;
        }
        page.append("<h3>By ")
                .append(criterion)
                .append(
                        "</h3>\n<table><tr><th></th><th>messages</th><th>every field right</th><th>wrong money</th><th>lost</th></tr>\n");
        groups.entrySet().stream()
                .sorted((a, b) -> b.getValue().messages() - a.getValue().messages())
                .limit(MOST_GROUPS)
                .forEach(it -> page.append("<tr><td>")
                        .append(escaped(it.getKey()))
                        .append("</td><td>")
                        .append(it.getValue().messages())
                        .append("</td><td>")
                        .append(percent(it.getValue().exact()))
                        .append("</td><td>")
                        .append(percent(it.getValue().wrongMoney()))
                        .append("</td><td>")
                        .append(percent(it.getValue().lost()))
                        .append("</td></tr>\n"));
        page.append("</table>\n");
    }

    private static void worst(Evaluation evaluation, StringBuilder page) {
        page.append(
                "<h3>What is misread most</h3>\n<table><tr><th>kind</th><th>n</th><th>first</th><th>stands on</th></tr>\n");
        evaluation.worst(MOST_KINDS).forEach(kind -> {
            var first = kind.getValue().get(0);
            page.append("<tr><td>")
                    .append(escaped(kind.getKey()))
                    .append("</td><td>")
                    .append(kind.getValue().size())
                    .append("</td><td>")
                    .append(escaped(first.id()))
                    .append("</td><td><code>")
                    .append(escaped(first.near()))
                    .append("</code></td></tr>\n");
        });
        page.append("</table>\n");
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
