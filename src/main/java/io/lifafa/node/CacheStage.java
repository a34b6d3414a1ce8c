package io.lifafa.node;

import io.lifafa.bus.Addresses;
import io.lifafa.cache.CacheOptions;
import io.lifafa.cache.CacheVerticle;
import io.lifafa.cache.TemplateCache;
import io.lifafa.config.LifafaConfig;
import io.lifafa.metrics.Metrics;
import io.lifafa.rules.RulesExtractor;
import io.lifafa.store.StoreServices;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.serviceproxy.ServiceProxyBuilder;
import java.util.Optional;

/** The learned templates, where there is an API to learn from and they are not switched off. */
final class CacheStage {
    /** A lookup waits a few seconds at the most; a silence beyond that means that the stage is gone. */
    private static final long TIMEOUT_MILLIS = 10_000;

    private CacheStage() {}

    static boolean isWanted(LifafaConfig config) {
        return config.cache().enabled() && config.api().url().isPresent();
    }

    static Future<Void> deploy(NodeContext node) {
        node.readiness().register("cache", StageChecks.cache(node.vertx().eventBus()));
        return node.deployments().deploy(() -> verticle(node.config(), node.services(), node.metrics()), 1);
    }

    private static CacheVerticle verticle(LifafaConfig config, StoreServices store, Metrics metrics) {
        var rules = new RulesExtractor(config.zone());
        var options = new CacheOptions(
                config.cache().maxTemplates(), config.cache().recheck(), config.zone(), rules::extract);
        return new CacheVerticle(options, store.templates(), store.archive(), metrics);
    }

    /** The stage as the pipeline reaches it. */
    static Optional<TemplateCache> client(Vertx vertx, LifafaConfig config) {
        return isWanted(config)
                ? Optional.of(new ServiceProxyBuilder(vertx)
                        .setAddress(Addresses.CACHE)
                        .setOptions(new DeliveryOptions().setSendTimeout(TIMEOUT_MILLIS))
                        .build(TemplateCache.class))
                : Optional.empty();
    }
}
