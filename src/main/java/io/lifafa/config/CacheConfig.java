package io.lifafa.config;

import static io.lifafa.config.key.ConfigKey.entry;
import static io.lifafa.config.key.ValueTypes.decimal;
import static io.lifafa.config.key.ValueTypes.flag;
import static io.lifafa.config.key.ValueTypes.integer;

import io.lifafa.config.key.KeyGroup;

/** The learned templates; each component is the key of its name. */
public record CacheConfig(boolean enabled, int maxTemplates, double recheck) {
    static final KeyGroup<CacheConfig> KEYS = KeyGroup.of(
            "cache",
            CacheConfig.class,
            "The [learned templates](cache.md).",
            entry("enabled", flag(), "true")
                    .doc("Learn and use templates, if there is an API.")
                    .variable("INTELLIGENT_CACHING"),
            entry("max_templates", integer(1, 10_000_000), "50000")
                    .doc("Templates kept in memory, a few kilobytes each; the others stay in the store."),
            entry("recheck", decimal("0 to 1", it -> it >= 0 && it <= 1), "0.002")
                    .doc("Share of template answers that are checked against the API."));
}
