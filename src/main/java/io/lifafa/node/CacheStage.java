package io.lifafa.node;

import io.lifafa.cache.CacheOptions;
import io.lifafa.cache.TemplateCache;
import io.lifafa.cache.stage.CacheClient;
import io.lifafa.cache.stage.CacheVerticle;
import io.lifafa.config.LifafaConfig;
import io.lifafa.config.Role;
import io.lifafa.rules.Rules;
import io.vertx.core.Future;
import java.util.Optional;

/** The learned templates, where there is an API to learn from and they are not switched off. */
final class CacheStage {
    private CacheStage() {}

    static boolean isWanted(LifafaConfig config) {
        return config.cache().enabled() && config.api().url().isPresent();
    }

    static Future<Void> deploy(NodeContext node) {
        node.readiness().register("cache", StageChecks.cache(node.vertx().eventBus()));
        return node.deployments().deploy(() -> verticle(node), 1);
    }

    private static CacheVerticle verticle(NodeContext node) {
        var config = node.config();
        var rules = new Rules(config.zone(), config.rules().lexicon());
        var options = new CacheOptions(
                config.cache().maxTemplates(), config.cache().recheck(), config.zone(), sms -> rules.read(sms)
                        .extraction());
        return new CacheVerticle(
                options,
                node.services().templates(),
                node.services().archive(),
                node.metrics(),
                Optional.of(node.identity().id()));
    }

    /** The stage as the pipeline reaches it; this node's own, if it has one. */
    static Optional<TemplateCache> client(NodeContext node) {
        return isWanted(node.config())
                ? Optional.of(new CacheClient(node.vertx(), node.has(Role.CACHE), node.directory()))
                : Optional.empty();
    }
}
