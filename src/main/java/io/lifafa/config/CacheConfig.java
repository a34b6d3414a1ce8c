package io.lifafa.config;

/**
 * The learned templates.
 *
 * @param enabled whether templates answer and are learned
 * @param maxTemplates how many are kept in memory
 * @param recheck share of their answers that the API is asked for all the same, to see whether they are right
 */
public record CacheConfig(boolean enabled, int maxTemplates, double recheck) {
    /** @throws IllegalArgumentException with everything that is wrong, one line per component */
    public CacheConfig {
        new Check()
                .range("maxTemplates", maxTemplates, 1, 10_000_000)
                .that("recheck", recheck >= 0 && recheck <= 1, recheck + " is out of range; allowed: 0 to 1")
                .done();
    }
}
