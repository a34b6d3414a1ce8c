package io.lifafa.evaluate.report;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** What got better and what worse since an earlier report, measure by measure and message by message. */
public final class EvaluationChange {
    private static final int MOST_IDS = 20;

    private final JsonObject before;
    private final JsonObject after;

    /**
     * @param before a report of {@link EvaluationJson}
     * @param after another one
     */
    public EvaluationChange(JsonObject before, JsonObject after) {
        this.before = before.getJsonObject("answerers");
        this.after = after.getJsonObject("answerers");
    }

    /**
     * The same report.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static JsonObject checked(JsonObject report) {
        if (report.getValue("answerers") instanceof JsonObject answerers
                && answerers.stream().allMatch(it -> isWhole(it.getValue()))) {
            return report;
        }
        throw new IllegalArgumentException("it is no report of lifafa evaluate --json");
    }

    private static boolean isWhole(Object answerer) {
        return answerer instanceof JsonObject json
                && json.getValue("measures") instanceof JsonObject
                && json.getValue("messages") instanceof JsonObject;
    }

    /** Answerers that only one of the two has are left out, messages too. */
    public void print(PrintStream out) {
        for (var name : after.fieldNames()) {
            if (before.containsKey(name)) {
                print(name, before.getJsonObject(name), after.getJsonObject(name), out);
            } else {
                out.printf("## %s: not in the earlier report%n%n", name);
            }
        }
    }

    private static void print(String name, JsonObject old, JsonObject now, PrintStream out) {
        out.printf("## %s since the earlier report%n%n", name);
        var measures = now.getJsonObject("measures");
        for (var measure : measures.fieldNames()) {
            var was = old.getJsonObject("measures").getJsonObject(measure);
            if (was != null) {
                double from = was.getDouble("share");
                double to = measures.getJsonObject(measure).getDouble("share");
                out.printf("%-14s %7.2f %% -> %7.2f %%  %+.2f%n", measure, 100 * from, 100 * to, 100 * (to - from));
            }
        }
        messages(old.getJsonObject("messages"), now.getJsonObject("messages"), out);
    }

    private static void messages(JsonObject old, JsonObject now, PrintStream out) {
        var better = new ArrayList<String>();
        var worse = new ArrayList<String>();
        for (var id : now.fieldNames()) {
            if (old.containsKey(id)) {
                var was = faults(old, id);
                var is = faults(now, id);
                if (!was.containsAll(is)) {
                    worse.add(id + " (" + String.join(", ", without(is, was)) + ")");
                } else if (is.size() < was.size()) {
                    better.add(id);
                }
            }
        }
        list("better", better, out);
        list("worse", worse, out);
    }

    private static List<String> without(List<String> faults, List<String> known) {
        return faults.stream().filter(it -> !known.contains(it)).toList();
    }

    private static List<String> faults(JsonObject messages, String id) {
        var faults = messages.getValue(id) instanceof JsonArray array ? array : new JsonArray();
        return faults.stream().map(Object::toString).toList();
    }

    private static void list(String what, List<String> ids, PrintStream out) {
        out.printf("%n%,d messages %s%n", ids.size(), what);
        ids.stream().limit(MOST_IDS).forEach(id -> out.println("  " + id));
        if (ids.size() > MOST_IDS) {
            out.printf("  and %,d more%n", ids.size() - MOST_IDS);
        }
    }
}
