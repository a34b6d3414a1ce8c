package io.lifafa.config.load;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;

/** The environment variables that have names of their own, most of them the predecessor's. */
public enum ShortName {
    API_URL("api.url"),
    API_KEY("api.key"),
    DEFAULT_MODEL("api.model"),
    BATCH_SIZE("api.batch_size"),
    MONGODB_URI("store.uri"),
    MONGODB_DB("store.database"),
    DATA_DIR("store.data_dir"),
    HTTP_HOST("http.host"),
    HTTP_PORT("http.port"),
    MANAGEMENT_PORT("management.port"),
    CLUSTER_MEMBERS("cluster.members"),
    RATE_LIMIT_MIN_DELAY("limiter.min_delay", ShortName::seconds),
    RATE_LIMIT_MAX_DELAY("limiter.max_delay", ShortName::seconds),
    RATE_LIMIT_INITIAL_DELAY("limiter.initial_delay", ShortName::seconds),
    RATE_LIMIT_TARGET_RESPONSE_TIME("limiter.target_response_time", ShortName::seconds),
    ADAPTIVE_BATCHING("limiter.adaptive_batching"),
    PARALLEL_PROCESSING("pipeline.workers", ShortName::workers),
    INTELLIGENT_CACHING("cache.enabled");

    private final String key;
    private final Function<String, Optional<String>> meaning;

    ShortName(String key) {
        this(key, Optional::of);
    }

    ShortName(String key, Function<String, Optional<String>> meaning) {
        this.key = key;
        this.meaning = meaning;
    }

    /** The key it gives a value to. */
    public String key() {
        return key;
    }

    /**
     * The key's value that {@code text} stands for; empty if it says nothing.
     *
     * @throws IllegalArgumentException if it can stand for none
     */
    Optional<String> meaning(String text) {
        return meaning.apply(text);
    }

    /** The predecessor counted in seconds and wrote no unit. */
    private static Optional<String> seconds(String text) {
        boolean bare = text.matches("\\d{1,9}(\\.\\d{0,9})?|\\.\\d{1,9}");
        return Optional.of(bare ? new BigDecimal(text).toPlainString() + "s" : text);
    }

    /** It knew two ways to work: one after the other, or side by side, which is the default here. */
    private static Optional<String> workers(String text) {
        return Forms.flag(text) ? Optional.empty() : Optional.of("1");
    }
}
