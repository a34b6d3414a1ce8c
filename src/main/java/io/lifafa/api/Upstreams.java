package io.lifafa.api;

import io.lifafa.api.client.EndpointOptions;
import io.lifafa.api.client.HttpChatEndpoint;
import io.lifafa.config.ApiConfig;
import io.lifafa.limiter.AdaptiveLimiter;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The servers that the configuration names. */
final class Upstreams {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private Upstreams() {}

    /** The first and, if there is one, the second; to be called on the stage's event loop. */
    static List<Upstream> of(Vertx vertx, ApiOptions options) {
        var api = options.api();
        var first = upstream(vertx, options, "first", api.url().orElseThrow(), api.key(), api.model());
        var second = api.secondUrl()
                .map(url -> upstream(
                        vertx,
                        options,
                        "second",
                        url,
                        api.secondKey(),
                        api.secondModel().orElse(api.model())));
        return Stream.concat(Stream.of(first), second.stream()).toList();
    }

    private static Upstream upstream(
            Vertx vertx, ApiOptions options, String name, URI url, Optional<String> key, String model) {
        ApiConfig api = options.api();
        var endpoint = HttpChatEndpoint.create(
                vertx,
                new EndpointOptions(
                        url,
                        key,
                        model,
                        api.maxReplyBytes(),
                        CONNECT_TIMEOUT,
                        options.limiter().maxInFlight()));
        return new Upstream(
                name, endpoint, new AdaptiveLimiter(options.limiterOptions(), RandomGenerator.getDefault()));
    }
}
