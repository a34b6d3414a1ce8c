package io.lifafa.cli.run;

import io.lifafa.cli.base.Await;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Who answered how many SMS of which batch, and for what reason, as closed chunks tell. Thread rule: any. */
final class Answerers {
    private static final long LOOK_MILLIS = 20;
    private static final int LOOKS = 100;

    private static final Map<String, String> NAMES = Map.of(
            "api", "the API",
            "template", "learned templates",
            "rules", "the rules",
            "filter", "the filter",
            "nobody", "nobody");

    private final Map<String, Map<String, Map<String, Long>>> byBatch = new HashMap<>();

    /** A chunk was closed. */
    synchronized void closed(JsonObject chunk) {
        var batch = byBatch.computeIfAbsent(chunk.getString("batch_id"), id -> new TreeMap<>());
        for (var it : chunk.getJsonArray("answered")) {
            var answerer = (JsonObject) it;
            batch.computeIfAbsent(answerer.getString("by"), by -> new TreeMap<>())
                    .merge(
                            answerer.getString("reason", answerer.getString("doubt", "")),
                            answerer.getLong("n"),
                            Long::sum);
        }
    }

    /** How many SMS of these batches were answered, by whomever. */
    synchronized long total(Set<String> batches) {
        return merged(batches).values().stream().mapToLong(Answerers::sum).sum();
    }

    /** What is told last may come a little after the store knows it. */
    void await(Vertx vertx, Set<String> batches, long expected) throws Exception {
        for (int look = 0; look < LOOKS && total(batches) < expected; look++) {
            Await.on(vertx.timer(LOOK_MILLIS));
        }
    }

    synchronized void print(Set<String> batches, PrintStream out) {
        var all = merged(batches);
        if (!all.isEmpty()) {
            out.println("answered by");
        }
        all.forEach((by, reasons) ->
                out.printf("  %,9d %s%s%n", sum(reasons), NAMES.getOrDefault(by, by), reasons(reasons)));
    }

    private static String reasons(Map<String, Long> reasons) {
        var text = reasons.entrySet().stream()
                .filter(it -> !it.getKey().isEmpty())
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(it -> String.format("%,d %s", it.getValue(), it.getKey()))
                .collect(Collectors.joining(", "));
        return text.isEmpty() ? "" : " (" + text + ")";
    }

    private Map<String, Map<String, Long>> merged(Set<String> batches) {
        var merged = new TreeMap<String, Map<String, Long>>();
        batches.stream()
                .map(id -> byBatch.getOrDefault(id, Map.of()))
                .forEach(batch -> batch.forEach((by, reasons) -> reasons.forEach((reason, n) ->
                        merged.computeIfAbsent(by, key -> new TreeMap<>()).merge(reason, n, Long::sum))));
        return merged;
    }

    private static long sum(Map<String, Long> reasons) {
        return reasons.values().stream().mapToLong(Long::longValue).sum();
    }
}
