package io.lifafa.evaluate.report;

import io.lifafa.evaluate.Calibration;
import io.lifafa.evaluate.Grade;
import io.lifafa.evaluate.Measure;
import io.lifafa.evaluate.Scores;
import io.lifafa.evaluate.Share;
import java.util.Locale;

/** Plots as SVG. */
final class Plot {
    private static final int BAR = 420;
    private static final int ROW = 24;
    private static final int LABEL = 110;
    private static final int SIDE = 300;
    private static final int EDGE = 40;

    private Plot() {}

    /** With decimal points, whatever the language of the machine. */
    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /** Per value a bar of what is right, wrong and left out. */
    static String bars(Scores scores) {
        var rows = new StringBuilder();
        int y = 0;
        for (var measure : Measure.values()) {
            var right = scores.of(measure, Grade.RIGHT);
            if (right.of() > 0) {
                rows.append(text("<text x=\"0\" y=\"%d\">%s</text>", y + 16, measure.wireName()));
                double x = LABEL;
                x = bar(rows, x, y, right, "#2f8f5b");
                x = bar(rows, x, y, scores.of(measure, Grade.WRONG), "#c73e3a");
                bar(rows, x, y, scores.of(measure, Grade.LEFT_OUT), "#c9d1da");
                rows.append(text(
                        "<text x=\"%d\" y=\"%d\">%.1f %% right, %.1f %% wrong of %d</text>",
                        LABEL + BAR + 10,
                        y + 16,
                        100 * right.value(),
                        100 * scores.of(measure, Grade.WRONG).value(),
                        right.of()));
                y += ROW;
            }
        }
        return text(
                "<svg role=\"img\" aria-label=\"right, wrong and left out by value\" width=\"%d\" height=\"%d\">%s</svg>%n",
                LABEL + BAR + 240, y, rows);
    }

    private static double bar(StringBuilder rows, double x, int y, Share share, String colour) {
        double width = BAR * share.value();
        rows.append(text(
                "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>",
                x, y + 3, width, ROW - 6, colour));
        return x + width;
    }

    /** Stated against measured, from 0 to 1: values as circles, whole messages as squares, with their bounds. */
    static String calibration(Calibration values, Calibration messages) {
        var marks = new StringBuilder();
        marks.append(text(
                "<path d=\"M%d %d h%d v-%d h-%d z\" fill=\"none\" stroke=\"#c9d1da\"/>",
                EDGE, EDGE / 2 + SIDE, SIDE, SIDE, SIDE));
        marks.append(text(
                "<path d=\"M%.1f %.1f L%.1f %.1f\" stroke=\"#8795a5\" stroke-dasharray=\"4 4\"/>",
                x(0), y(0), x(1), y(1)));
        values.bins().forEach(it -> marks.append(bounds(it))
                .append(text(
                        "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"5\" fill=\"#2c6fbb\"/>",
                        x(it.stated()), y(it.right().value()))));
        messages.bins().forEach(it -> marks.append(bounds(it))
                .append(text(
                        "<rect x=\"%.1f\" y=\"%.1f\" width=\"9\" height=\"9\" fill=\"#d98324\"/>",
                        x(it.stated()) - 4.5, y(it.right().value()) - 4.5)));
        marks.append(text(
                "<text x=\"%d\" y=\"%d\">stated</text><text x=\"0\" y=\"12\">measured</text>",
                EDGE + SIDE / 2 - 20, SIDE + EDGE));
        marks.append(text(
                "<circle cx=\"%d\" cy=\"40\" r=\"5\" fill=\"#2c6fbb\"/><text x=\"%d\" y=\"44\">values</text>",
                SIDE + EDGE + 30, SIDE + EDGE + 42));
        marks.append(text(
                "<rect x=\"%d\" y=\"56\" width=\"9\" height=\"9\" fill=\"#d98324\"/><text x=\"%d\" y=\"65\">whole messages</text>",
                SIDE + EDGE + 26, SIDE + EDGE + 42));
        return text(
                "<svg role=\"img\" aria-label=\"stated confidence against measured\" width=\"%d\" height=\"%d\">%s</svg>%n",
                SIDE + EDGE + 160, SIDE + EDGE + 10, marks);
    }

    private static String bounds(Calibration.Bin bin) {
        return text(
                "<path d=\"M%.1f %.1f V%.1f\" stroke=\"#8795a5\"/>",
                x(bin.stated()), y(bin.right().low()), y(bin.right().high()));
    }

    private static double x(double share) {
        return EDGE + SIDE * share;
    }

    private static double y(double share) {
        return EDGE / 2.0 + SIDE * (1 - share);
    }
}
