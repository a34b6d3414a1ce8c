package io.lifafa.config;

import java.util.List;
import java.util.stream.Collectors;

/** What a record's constructor throws: everything that is wrong with its values, at once. */
public final class InvalidSettings extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final Violation[] violations;

    InvalidSettings(List<Violation> violations) {
        super(violations.stream().map(v -> v.component() + ": " + v.problem()).collect(Collectors.joining("\n")));
        this.violations = violations.toArray(Violation[]::new);
    }

    public List<Violation> violations() {
        return List.of(violations);
    }
}
