package io.lifafa.node;

import io.lifafa.api.ExtractionApi;
import io.lifafa.api.answer.GroundedQuestion;
import io.lifafa.api.remote.RemoteExtraction;
import io.lifafa.api.stage.ApiOptions;
import io.lifafa.api.stage.ApiVerticle;
import io.lifafa.config.LifafaConfig;
import io.lifafa.config.Role;
import io.lifafa.limiter.cluster.LimitsClient;
import io.lifafa.rules.Rules;
import java.util.Optional;

/** The stage that asks the extraction API, where one is configured. */
final class ApiStage {
    private ApiStage() {}

    static boolean isWanted(LifafaConfig config) {
        return config.api().url().isPresent();
    }

    /** The verticle to deploy. */
    static ApiVerticle verticle(NodeContext node, TenantStage tenants) {
        var config = node.config();
        var rules = new Rules(config.zone(), config.rules().lexicon());
        var question = new GroundedQuestion(
                config.api().redact(),
                config.zone(),
                sms -> new RulesWitness(rules.read(sms).extraction()));
        return new ApiVerticle(
                new ApiOptions(config.api(), config.limiter(), tenants::weight, tenants.quotas(), false),
                question,
                node.metrics(),
                node.has(Role.LIMITER)
                        ? LimitsClient.here(node.vertx())
                        : LimitsClient.elsewhere(node.vertx(), node.directory()),
                Optional.of(node.identity().id()));
    }

    /** The stage as the pipeline reaches it, this node's own if it has one; empty: the rules alone answer. */
    static Optional<ExtractionApi> client(NodeContext node) {
        return isWanted(node.config())
                ? Optional.of(new RemoteExtraction(node.vertx(), node.has(Role.API), node.directory()))
                : Optional.empty();
    }
}
