package io.lifafa.config;

/**
 * The learned templates.
 *
 * @param enabled whether templates answer and are learned
 */
public record CacheConfig(boolean enabled) {}
