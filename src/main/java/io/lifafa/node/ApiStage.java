package io.lifafa.node;

import io.lifafa.api.ApiOptions;
import io.lifafa.api.ApiVerticle;
import io.lifafa.api.ExtractionApi;
import io.lifafa.api.answer.GroundedQuestion;
import io.lifafa.bus.Addresses;
import io.lifafa.config.LifafaConfig;
import io.lifafa.metrics.Metrics;
import io.lifafa.rules.RulesExtractor;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.serviceproxy.ServiceProxyBuilder;
import java.util.Optional;

/** The stage that asks the extraction API, where one is configured. */
final class ApiStage {
    /** The stage answers in time by itself; a silence beyond that means that it is gone. */
    private static final long GRACE_MILLIS = 30_000;

    private ApiStage() {}

    static boolean isWanted(LifafaConfig config) {
        return config.api().url().isPresent();
    }

    /** The verticle to deploy. */
    static ApiVerticle verticle(LifafaConfig config, Metrics metrics) {
        var question = new GroundedQuestion(
                config.api().redact(), config.zone(), new RulesWitness(new RulesExtractor(config.zone())));
        return new ApiVerticle(new ApiOptions(config.api(), config.limiter()), question, metrics);
    }

    /** The stage as the pipeline reaches it; empty: the rules alone answer. */
    static Optional<ExtractionApi> client(Vertx vertx, LifafaConfig config) {
        return config.api().url().map(url -> new ServiceProxyBuilder(vertx)
                .setAddress(Addresses.API)
                .setOptions(new DeliveryOptions().setSendTimeout(ExtractionApi.LONGEST_WAIT_MILLIS + GRACE_MILLIS))
                .build(ExtractionApi.class));
    }
}
