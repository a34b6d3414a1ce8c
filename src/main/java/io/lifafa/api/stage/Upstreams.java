package io.lifafa.api.stage;

import io.lifafa.api.client.EndpointOptions;
import io.lifafa.api.client.HttpChatEndpoint;
import io.lifafa.api.dispatch.ClusterShare;
import io.lifafa.api.dispatch.Upstream;
import io.lifafa.config.ApiConfig;
import io.lifafa.limiter.adaptive.AdaptiveLimiter;
import io.lifafa.limiter.cluster.ApiId;
import io.lifafa.limiter.cluster.ClusterLimits;
import io.lifafa.limiter.cluster.LimitsMembership;
import io.vertx.core.Vertx;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The servers that the configuration names. */
final class Upstreams {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private Upstreams() {}

    /** The first and, if there is one, the second; to be called on the stage's event loop. */
    static List<Upstream> of(Vertx vertx, ApiOptions options, ClusterLimits limits) {
        var api = options.api();
        var first = upstream(vertx, options, limits, "first", api.url().orElseThrow(), api.key(), api.model());
        var second = api.secondUrl()
                .map(url -> upstream(
                        vertx,
                        options,
                        limits,
                        "second",
                        url,
                        api.secondKey(),
                        api.secondModel().orElse(api.model())));
        return Stream.concat(Stream.of(first), second.stream()).toList();
    }

    private static Upstream upstream(
            Vertx vertx,
            ApiOptions options,
            ClusterLimits limits,
            String name,
            URI url,
            Optional<String> key,
            String model) {
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
        var limiter = AdaptiveLimiter.shared(options.limiterOptions(), RandomGenerator.getDefault());
        var membership = new LimitsMembership(
                limiter, memberName(), options.limiterOptions().requestsPerMinute());
        var id = ApiId.of(url.toString(), model, key.orElse(""));
        return new Upstream(
                name,
                endpoint,
                limiter,
                Optional.of(new ClusterShare(vertx, limits, id, membership, System::nanoTime)));
    }

    /** Unique to this start: process and host, and something by chance. */
    private static String memberName() {
        return ManagementFactory.getRuntimeMXBean().getName() + "/"
                + UUID.randomUUID().toString().substring(0, 8);
    }
}
