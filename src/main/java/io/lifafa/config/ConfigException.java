package io.lifafa.config;

import java.util.List;

/** The configuration cannot be used. The message holds every problem, one per line, and no secret. */
public final class ConfigException extends Exception {
    private static final long serialVersionUID = 1;

    public ConfigException(List<String> problems) {
        super(String.join("\n", problems));
    }

    /** Every problem: the key, where its value came from, what is wrong and what is allowed. */
    public List<String> problems() {
        return getMessage().lines().toList();
    }
}
