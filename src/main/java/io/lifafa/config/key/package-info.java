/**
 * What the table of configuration keys is made of: groups, keys and the types of their values. Each record of {@code
 * io.lifafa.config} holds its own group; {@code LifafaConfig.KEYS} is the whole table.
 *
 * <pre>{@code
 * static final KeyGroup<CacheConfig> KEYS = KeyGroup.of("cache", CacheConfig.class, "The learned templates.",
 *         entry("enabled", flag(), "true").doc("Learn and use templates.").variable("INTELLIGENT_CACHING"),
 *         entry("max_templates", integer(1, 10_000_000), "50000").doc("Templates kept in memory."));
 * }</pre>
 *
 * <p>Thread rule: built while classes are initialised, not changed afterwards.
 */
package io.lifafa.config.key;
