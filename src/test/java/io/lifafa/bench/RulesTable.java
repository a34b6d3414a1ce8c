package io.lifafa.bench;

import io.lifafa.bench.BankSplit.Part;
import io.lifafa.bench.Scoring.Judged;
import io.vertx.core.json.JsonObject;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The share of values read right: for the banks developed on and those kept aside, in rupees and in all currencies. */
final class RulesTable {
    private enum Column {
        INR,
        ALL
    }

    /** What is asked of a field, in percent; several of the judged make one row. */
    private enum Line {
        INTENT(98, 95, Judged.INTENT),
        DIRECTION(98, 95, Judged.DIRECTION),
        AMOUNT(99.5, 97, Judged.AMOUNT),
        CURRENCY(99.5, 97, Judged.CURRENCY),
        BALANCE(99, 95, Judged.BALANCE),
        ACCOUNT(96, 90, Judged.ACCOUNT),
        REFERENCE(90, 80, Judged.REFERENCE),
        COUNTERPARTY(80, 65, Judged.COUNTERPARTY),
        EVERY_FIELD(70, 50, null);

        private final double inr;
        private final double all;
        private final Judged field;

        Line(double inr, double all, Judged field) {
            this.inr = inr;
            this.all = all;
            this.field = field;
        }
    }

    private record Cell(Line line, Column column, Part part) {}

    private record Count(int right, int judged) {
        Count plus(boolean isRight) {
            return new Count(right + (isRight ? 1 : 0), judged + 1);
        }

        String share() {
            return judged == 0 ? "-" : "%.2f".formatted(100.0 * right / judged);
        }
    }

    private final Map<Cell, Count> cells = new HashMap<>();

    void add(Part part, JsonObject truth, Set<Judged> faults) {
        boolean transaction = "transaction".equals(truth.getString("message_intent"));
        boolean rupees = transaction && "INR".equals(truth.getString("currency"));
        for (var line : Line.values()) {
            if (line.field != null && !Scoring.isJudged(line.field, line.field.of(truth))) {
                continue;
            }
            boolean right = line.field == null ? faults.isEmpty() : !faults.contains(line.field);
            count(new Cell(line, Column.ALL, part), right);
            if (rupees) {
                count(new Cell(line, Column.INR, part), right);
            }
        }
    }

    private void count(Cell cell, boolean right) {
        cells.merge(cell, new Count(0, 0).plus(right), (old, one) -> old.plus(right));
    }

    void print(PrintStream out) {
        out.println("| right, % | INR: asked | developed on | kept aside | all: asked | developed on | kept aside |");
        out.println("|---|---|---|---|---|---|---|");
        for (var line : Line.values()) {
            out.printf(
                    "| %s | %s | %s | %s | %s | %s | %s |%n",
                    line.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    line.inr,
                    share(line, Column.INR, Part.DEVELOPMENT),
                    share(line, Column.INR, Part.ASIDE),
                    line.all,
                    share(line, Column.ALL, Part.DEVELOPMENT),
                    share(line, Column.ALL, Part.ASIDE));
        }
        out.printf(
                "%n%,d and %,d messages%n",
                judged(Line.EVERY_FIELD, Part.DEVELOPMENT), judged(Line.EVERY_FIELD, Part.ASIDE));
    }

    private int judged(Line line, Part part) {
        return cells.getOrDefault(new Cell(line, Column.ALL, part), new Count(0, 0))
                .judged();
    }

    private String share(Line line, Column column, Part part) {
        return cells.getOrDefault(new Cell(line, column, part), new Count(0, 0)).share();
    }
}
