package io.lifafa.bench.rules;

import io.lifafa.bench.Scoring;
import io.lifafa.bench.Scoring.Judged;
import io.lifafa.rules.Reading;
import io.lifafa.sms.Field;
import io.vertx.core.json.JsonObject;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What each kind of the rules' evidence is worth, counted by wordings: one seen a thousand times is one. */
final class EvidenceShares {
    private static final Map<Field, Judged> FIELDS = Map.of(
            Field.DIRECTION, Judged.DIRECTION,
            Field.AMOUNT, Judged.AMOUNT,
            Field.CURRENCY, Judged.CURRENCY,
            Field.BALANCE, Judged.BALANCE,
            Field.FEE, Judged.FEE,
            Field.ACCOUNT, Judged.ACCOUNT,
            Field.COUNTERPARTY, Judged.COUNTERPARTY,
            Field.REFERENCE, Judged.REFERENCE);

    private final Map<String, Map<String, Boolean>> wordings = new TreeMap<>();

    void add(Reading answer, JsonObject truth, Map<Judged, ?> faults, String wording) {
        FIELDS.forEach((field, judged) -> {
            var found = answer.found().get(field);
            if (found != null && Scoring.isJudged(judged, judged.of(truth))) {
                wordings.computeIfAbsent(found.evidence().name(), it -> new HashMap<>())
                        .merge(wording, !faults.containsKey(judged), (a, b) -> a && b);
            }
        });
    }

    void print(PrintStream out) {
        wordings.forEach((name, each) -> {
            long right = each.values().stream().filter(it -> it).count();
            out.printf(
                    "%-20s %4d of %4d wordings right: %.3f%n",
                    name, right, each.size(), (right + 1.0) / (each.size() + 2));
        });
    }
}
