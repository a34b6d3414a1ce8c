package io.lifafa.node;

import io.lifafa.api.ApiOptions;
import io.lifafa.api.ApiVerticle;
import io.lifafa.api.ExtractionApi;
import io.lifafa.api.RemoteExtraction;
import io.lifafa.api.answer.GroundedQuestion;
import io.lifafa.config.LifafaConfig;
import io.lifafa.config.Role;
import io.lifafa.rules.RulesExtractor;
import io.vertx.core.Vertx;
import java.util.Optional;

/** The stage that asks the extraction API, where one is configured. */
final class ApiStage {
    private ApiStage() {}

    static boolean isWanted(LifafaConfig config) {
        return config.api().url().isPresent();
    }

    /** The verticle to deploy. */
    static ApiVerticle verticle(NodeContext node) {
        var config = node.config();
        var question = new GroundedQuestion(
                config.api().redact(),
                config.zone(),
                new RulesWitness(
                        new RulesExtractor(config.zone(), config.rules().lexicon())));
        return new ApiVerticle(
                new ApiOptions(config.api(), config.limiter()), question, node.metrics(), node.has(Role.LIMITER));
    }

    /**
     * The stage as the pipeline reaches it; empty: the rules alone answer.
     *
     * @param local whether this node has the stage itself
     */
    static Optional<ExtractionApi> client(Vertx vertx, LifafaConfig config, boolean local) {
        return config.api().url().map(url -> new RemoteExtraction(vertx, local));
    }
}
