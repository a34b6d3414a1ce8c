package io.lifafa.bench;

import io.lifafa.bench.BankSplit.Part;
import io.lifafa.bench.Scoring.Judged;
import io.lifafa.rules.RulesAnswer;
import io.lifafa.sms.Field;
import io.vertx.core.json.JsonObject;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Whether a confidence means what it says: of the values given at it, how many are right. Judged are those the truth names. */
final class Reliability {
    private static final double SURE = 0.9;
    private static final double[] FLOORS = {0.98, 0.95, 0.9, 0.8, 0};
    private static final Map<Field, Judged> FIELDS = Map.of(
            Field.DIRECTION, Judged.DIRECTION,
            Field.AMOUNT, Judged.AMOUNT,
            Field.CURRENCY, Judged.CURRENCY,
            Field.BALANCE, Judged.BALANCE,
            Field.FEE, Judged.FEE,
            Field.ACCOUNT, Judged.ACCOUNT,
            Field.COUNTERPARTY, Judged.COUNTERPARTY,
            Field.REFERENCE, Judged.REFERENCE);
    private static final Set<Judged> OF_MESSAGE =
            Set.of(Judged.INTENT, Judged.DIRECTION, Judged.AMOUNT, Judged.CURRENCY, Judged.BALANCE, Judged.ACCOUNT);

    /** Rights and all of a part. */
    private static final class Tally {
        private final Map<Part, int[]> counts = new EnumMap<>(Part.class);

        void add(Part part, boolean right) {
            var count = counts.computeIfAbsent(part, it -> new int[2]);
            count[0] += right ? 1 : 0;
            count[1]++;
        }

        String share(Part part) {
            var count = counts.getOrDefault(part, new int[2]);
            return count[1] == 0 ? "-" : "%.2f (of %,d)".formatted(100.0 * count[0] / count[1], count[1]);
        }
    }

    private final Map<Double, Tally> values = new TreeMap<>(Comparator.reverseOrder());
    private final Tally sureValues = new Tally();
    private final Tally sureMessages = new Tally();
    private final Map<String, Map<String, Boolean>> evidence = new TreeMap<>();
    private final Map<Judged, Tally> sureByField = new EnumMap<>(Judged.class);

    void add(Part part, RulesAnswer answer, JsonObject truth, Set<Judged> faults, String wording) {
        FIELDS.forEach((field, judged) -> {
            var confidence = answer.extraction().provenance().confidences().get(field);
            if (confidence != null && Scoring.isJudged(judged, judged.of(truth))) {
                value(part, judged, confidence, !faults.contains(judged));
                var found = answer.found().get(field);
                if (part == Part.DEVELOPMENT && found != null) {
                    evidence.computeIfAbsent(found.evidence().name(), it -> new HashMap<>())
                            .merge(wording, !faults.contains(judged), (a, b) -> a && b);
                }
            }
        });
        var wrong = new HashSet<>(faults);
        wrong.retainAll(OF_MESSAGE);
        if (answer.extraction().confidence() >= SURE) {
            sureMessages.add(part, wrong.isEmpty());
        }
    }

    private void value(Part part, Judged judged, double confidence, boolean right) {
        double floor = FLOORS[0];
        for (double each : FLOORS) {
            floor = each;
            if (confidence >= each) {
                break;
            }
        }
        values.computeIfAbsent(floor, it -> new Tally()).add(part, right);
        if (confidence >= SURE) {
            sureValues.add(part, right);
            sureByField.computeIfAbsent(judged, it -> new Tally()).add(part, right);
        }
    }

    void print(PrintStream out) {
        out.println("| confidence | right, developed on, % | right, kept aside, % |");
        out.println("|---|---|---|");
        values.forEach((floor, tally) -> row(out, "values from %.2f".formatted(floor), tally));
        row(out, "all values from 0.90", sureValues);
        sureByField.forEach((judged, tally) -> row(out, judged.name().toLowerCase(Locale.ROOT) + " from 0.90", tally));
        row(out, "whole messages (intent, money, account) from 0.90", sureMessages);
    }

    private static void row(PrintStream out, String name, Tally tally) {
        out.printf("| %s | %s | %s |%n", name, tally.share(Part.DEVELOPMENT), tally.share(Part.ASIDE));
    }

    /** What each kind of evidence is worth, by wordings of the development part. */
    void printEvidence(PrintStream out) {
        evidence.forEach((name, wordings) -> {
            long right = wordings.values().stream().filter(it -> it).count();
            out.printf(
                    "%-20s %4d of %4d wordings right: %.3f%n",
                    name, right, wordings.size(), (right + 1.0) / (wordings.size() + 2));
        });
    }
}
