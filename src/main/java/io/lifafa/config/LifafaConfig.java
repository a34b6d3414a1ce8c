package io.lifafa.config;

import java.time.ZoneId;

/**
 * Everything a node is told from outside. Defaults stand in {@code conf/lifafa.yaml}, not here.
 *
 * @param tenant whose SMS these are, where a request does not say
 * @param zone time zone of dates that carry none
 * @param store where work and results are kept
 * @param http the port for applications
 * @param management the port for health and metrics
 * @param ingest what comes in, and how much of it
 * @param pipeline how work is done and tried again
 * @param api the extraction API
 * @param limiter hints for the pace of API calls
 * @param cache the learned templates
 * @param rules the words of the rules
 * @param node what the node is called and which stages it runs
 * @param cluster how nodes find each other
 */
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
        ClusterConfig cluster) {

    /** @throws IllegalArgumentException if the tenant is not a name */
    public LifafaConfig {
        check(tenant);
    }

    /** Apart, so that a wrong tenant is reported together with what is wrong further down. */
    public static void check(String tenant) {
        new Check()
                .that(
                        "tenant",
                        tenant.matches("[A-Za-z0-9._-]{1,64}"),
                        "is not a name; allowed: 1 to 64 letters, digits, '.', '_' or '-'")
                .done();
    }
}
