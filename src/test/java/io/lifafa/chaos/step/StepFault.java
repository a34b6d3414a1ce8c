package io.lifafa.chaos.step;

import java.util.Locale;

/**
 * Where a node dies.
 *
 * @param when before the write is sent, or when it is durable and nobody but the driver knows
 * @param number the how manieth write of this step since the node started, from 1
 */
record StepFault(Step step, When when, int number) {
    /** The property that tells it to a {@link FaultyNode}. */
    static final String PROPERTY = "lifafa.fault";

    enum When {
        BEFORE,
        AFTER
    }

    static StepFault parse(String text) {
        var parts = text.split(":");
        return new StepFault(
                Step.valueOf(parts[0]), When.valueOf(parts[1].toUpperCase(Locale.ROOT)), Integer.parseInt(parts[2]));
    }

    @Override
    public String toString() {
        return step + ":" + when.name().toLowerCase(Locale.ROOT) + ":" + number;
    }
}
