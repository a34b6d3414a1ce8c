package io.lifafa.config;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

/** What a record's constructor throws: every rule between its values that is broken, at once. */
public final class InvalidSettings extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final Violation[] violations;

    InvalidSettings(List<Violation> violations) {
        super(violations.stream().map(v -> v.component() + ": " + v.problem()).collect(Collectors.joining("\n")));
        this.violations = violations.toArray(Violation[]::new);
    }

    /**
     * One value that a record refuses.
     *
     * @param component name of the record's component
     * @param problem what is wrong and what is allowed; never the value of a secret
     */
    public record Violation(String component, String problem) implements Serializable {}

    public List<Violation> violations() {
        return List.of(violations);
    }
}
