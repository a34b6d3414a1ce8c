package io.lifafa.cache.template;

import java.util.Locale;

/** How far a template may be believed. */
public enum State {
    /** Some field is not decided yet; answers nothing. */
    LEARNING,
    /** Answers. */
    ACTIVE,
    /** Answered once and was contradicted; answers nothing until further answers agree. */
    QUARANTINED;

    /** The name as it stands in JSON. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
