package io.lifafa.config;

import io.lifafa.config.InvalidSettings.Violation;
import java.util.ArrayList;
import java.util.List;

/** Collects which rules between the values of one record are broken. Thread rule: one constructor, one thread. */
final class Check {
    private final List<Violation> violations = new ArrayList<>();

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
