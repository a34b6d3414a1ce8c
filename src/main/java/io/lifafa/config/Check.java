package io.lifafa.config;

import io.lifafa.config.text.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with the values of one record. Thread rule: one constructor, one thread. */
final class Check {
    private final List<Violation> violations = new ArrayList<>();

    /** Both ends allowed. */
    Check range(String component, long value, long min, long max) {
        return that(
                component, value >= min && value <= max, value + " is out of range; allowed: " + min + " to " + max);
    }

    /** Both ends allowed. */
    Check range(String component, Duration value, Duration min, Duration max) {
        return that(
                component,
                value.compareTo(min) >= 0 && value.compareTo(max) <= 0,
                Durations.format(value) + " is out of range; allowed: " + Durations.format(min) + " to "
                        + Durations.format(max));
    }

    Check that(String component, boolean holds, String problem) {
        if (!holds) {
            violations.add(new Violation(component, problem));
        }
        return this;
    }

    /**
     * Ends the check.
     *
     * @throws InvalidSettings if anything is wrong
     */
    void done() {
        if (!violations.isEmpty()) {
            throw new InvalidSettings(violations);
        }
    }
}
