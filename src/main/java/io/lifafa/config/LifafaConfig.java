package io.lifafa.config;

import static io.lifafa.config.key.ConfigKey.entry;

import io.lifafa.config.key.KeyGroup;
import io.lifafa.config.key.ValueTypes;
import java.time.ZoneId;

/** Everything a node is told from outside; each component is the key or the group of keys of its name. */
public record LifafaConfig(
        String tenant,
        ZoneId zone,
        StoreConfig store,
        HttpConfig http,
        HttpConfig management,
        IngestConfig ingest,
        PipelineConfig pipeline,
        ApiConfig api,
        LimiterConfig limiter,
        CacheConfig cache,
        RulesConfig rules,
        NodeConfig node,
        ClusterConfig cluster,
        SecurityConfig security) {

    /** The table of all keys: names, defaults, variables, binding, checks and documentation follow from it. */
    public static final KeyGroup<LifafaConfig> KEYS = KeyGroup.of(
                    "",
                    LifafaConfig.class,
                    "",
                    entry("tenant", ValueTypes.name(), "default")
                            .doc(
                                    "Name of the home tenant: the installation's own. Fixed once a store was begun with it: a node with another"
                                            + " name does not start on it."),
                    entry("zone", ValueTypes.zone(), "Asia/Kolkata")
                            .doc("Time zone of dates without one: a region, or an offset such as `+05:30`."))
            .part("store", StoreConfig.KEYS)
            .part("http", HttpConfig.HTTP)
            .part("management", HttpConfig.MANAGEMENT)
            .part("ingest", IngestConfig.KEYS)
            .part("pipeline", PipelineConfig.KEYS)
            .part("api", ApiConfig.KEYS)
            .part("limiter", LimiterConfig.KEYS)
            .part("cache", CacheConfig.KEYS)
            .part("rules", RulesConfig.KEYS)
            .part("node", NodeConfig.KEYS)
            .part("cluster", ClusterConfig.KEYS)
            .part("security", SecurityConfig.KEYS);
}
