package io.lifafa.config;

import java.io.Serializable;

/**
 * One value that a record refuses.
 *
 * @param component name of the record's component
 * @param problem what is wrong and what is allowed; never the value of a secret
 */
public record Violation(String component, String problem) implements Serializable {}
