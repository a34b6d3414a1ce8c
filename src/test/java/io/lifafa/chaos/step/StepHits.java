package io.lifafa.chaos.step;

import io.lifafa.chaos.step.StepFault.When;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;

/** How often nodes have died where. Thread rule: any. */
final class StepHits {
    private final ConcurrentMap<Place, Integer> hits = new ConcurrentHashMap<>();

    private record Place(Step step, When when) {}

    void hit(StepFault fault) {
        hits.merge(new Place(fault.step(), fault.when()), 1, Integer::sum);
    }

    int runs() {
        return hits.values().stream().mapToInt(Integer::intValue).sum();
    }

    private int at(Step step, When when) {
        return hits.getOrDefault(new Place(step, when), 0);
    }

    /** The places, among those that can be reached, where none has died. */
    List<String> missing() {
        return StepPlan.steps().stream()
                .flatMap(step -> Arrays.stream(When.values())
                        .filter(when -> at(step, when) == 0)
                        .map(when -> step + " " + when))
                .toList();
    }

    String table() {
        return StepPlan.steps().stream()
                .map(step -> "%-24s %6d %6d".formatted(step, at(step, When.BEFORE), at(step, When.AFTER)))
                .collect(Collectors.joining("\n", "%-24s %6s %6s%n".formatted("died at", "before", "after"), ""));
    }
}
