package io.lifafa.node;

import io.lifafa.cache.CacheOptions;
import io.lifafa.cache.CacheVerticle;
import io.lifafa.cache.RemoteCache;
import io.lifafa.cache.TemplateCache;
import io.lifafa.config.LifafaConfig;
import io.lifafa.metrics.Metrics;
import io.lifafa.rules.RulesExtractor;
import io.lifafa.store.StoreServices;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Optional;

/** The learned templates, where there is an API to learn from and they are not switched off. */
final class CacheStage {
    private CacheStage() {}

    static boolean isWanted(LifafaConfig config) {
        return config.cache().enabled() && config.api().url().isPresent();
    }

    static Future<Void> deploy(NodeContext node) {
        node.readiness().register("cache", StageChecks.cache(node.vertx().eventBus()));
        return node.deployments().deploy(() -> verticle(node.config(), node.services(), node.metrics()), 1);
    }

    private static CacheVerticle verticle(LifafaConfig config, StoreServices store, Metrics metrics) {
        var rules = new RulesExtractor(config.zone(), config.rules().lexicon());
        var options = new CacheOptions(
                config.cache().maxTemplates(), config.cache().recheck(), config.zone(), rules::extract);
        return new CacheVerticle(options, store.templates(), store.archive(), metrics);
    }

    /**
     * The stage as the pipeline reaches it.
     *
     * @param local whether this node has the stage itself
     */
    static Optional<TemplateCache> client(Vertx vertx, LifafaConfig config, boolean local) {
        return isWanted(config) ? Optional.of(new RemoteCache(vertx, local)) : Optional.empty();
    }
}
