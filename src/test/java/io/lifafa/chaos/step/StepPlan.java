package io.lifafa.chaos.step;

import io.lifafa.chaos.step.Step.Scene;
import io.lifafa.chaos.step.StepFault.When;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Which runs are made, where and in which order: as the seed says. Every step is hit equally often, before and after. */
final class StepPlan {
    /** Where the writes that are made again and again may fail later than at once. */
    private static final int LATEST = 3;

    /** Done once in the life of a node, or seldom. */
    private static final Set<Step> SELDOM = EnumSet.of(
            Step.PROBE,
            Step.PROBE_REMOVED,
            Step.BOUND,
            Step.USE_BEGUN,
            Step.USE,
            Step.KEY_TAKEN_OVER,
            Step.PAYLOAD_REFRESHED,
            Step.INBOX_DROPPED,
            Step.RELEASE,
            Step.OUTAGE_OVER,
            Step.REPLAY_INBOX,
            Step.REVIVED,
            Step.REPLAYED_TRANSACTIONS,
            Step.TEMPLATE,
            Step.TEMPLATE_UPDATED,
            Step.LIMITS_SHARED);

    /** What needs no API goes to its lane seldom, so that both have about as much to do. */
    private static final int ONE_IN = 5;

    private StepPlan() {}

    /** The runs go on side by side, each lane on a database of its own. */
    enum Lane {
        RULES,
        API,
        /** Its runs take long because they wait. */
        WAITING;

        boolean hasApi() {
            return this != RULES;
        }
    }

    /** The steps that can be reached in this test. */
    static List<Step> steps() {
        return Arrays.stream(Step.values())
                .filter(step -> step.scene() != Scene.ELSEWHERE)
                .toList();
    }

    /** As many as are asked for, each step before and after it at least once. */
    static Map<Lane, Deque<StepFault>> of(int runs, Random random) {
        var all = new ArrayList<StepFault>();
        do {
            all.addAll(round(random));
        } while (all.size() < runs);
        var faults = new EnumMap<Lane, List<StepFault>>(Lane.class);
        all.subList(0, Math.max(runs, 2 * steps().size()))
                .forEach(fault -> faults.computeIfAbsent(lane(fault.step(), random), lane -> new ArrayList<>())
                        .add(fault));
        var plan = new EnumMap<Lane, Deque<StepFault>>(Lane.class);
        faults.forEach((lane, list) -> {
            Collections.shuffle(list, random);
            plan.put(lane, new ArrayDeque<>());
            list.forEach(fault -> {
                before(fault.step()).ifPresent(plan.get(lane)::add);
                plan.get(lane).add(fault);
            });
        });
        return plan;
    }

    private static List<StepFault> round(Random random) {
        var round = new ArrayList<StepFault>();
        for (var step : steps()) {
            for (var when : When.values()) {
                round.add(new StepFault(step, when, 1 + (SELDOM.contains(step) ? 0 : random.nextInt(LATEST))));
            }
        }
        Collections.shuffle(round, random);
        return round;
    }

    private static Lane lane(Step step, Random random) {
        return switch (step.scene()) {
            case STOP, OUTAGE -> Lane.WAITING;
            case API, SLOW_API, REPLAY -> Lane.API;
            default -> random.nextInt(ONE_IN) == 0 ? Lane.API : Lane.RULES;
        };
    }

    /** Some steps exist only to repair what a certain death leaves. */
    static Optional<StepFault> before(Step step) {
        return switch (step) {
            case KEY_TAKEN_OVER -> Optional.of(new StepFault(Step.KEY, When.AFTER, 1));
            case PAYLOAD_REFRESHED -> Optional.of(new StepFault(Step.NEXT_PAYLOAD, When.AFTER, 1));
            default -> Optional.empty();
        };
    }
}
