package io.lifafa.node;

import io.lifafa.http.Gate;
import io.lifafa.http.RouteRules;
import io.lifafa.http.Routes;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.stream.Stream;

/**
 * A route of a node, as it was mounted.
 *
 * @param port where it is served
 * @param method such as {@code GET}
 * @param path with {@code :id} where an id stands
 * @param rule what it takes
 */
record MountedRoute(int port, String method, String path, Gate.Rule rule) {
    /** All of a node that has every role, on both ports. */
    static List<MountedRoute> of(Node node) {
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        return Stream.concat(
                        mounted(node, node.httpPort(), node.http().dataRoutes(node.intake())),
                        mounted(node, node.managementPort(), node.http().managementRoutes(registry)))
                .toList();
    }

    private static Stream<MountedRoute> mounted(Node node, int port, List<Routes> all) {
        var router = Router.router(node.vertx());
        var gate = Gate.open("nobody");
        all.forEach(it -> it.mount(router, gate));
        return router.getRoutes().stream().flatMap(route -> route.methods().stream()
                .map(method -> new MountedRoute(port, method.name(), route.getPath(), RouteRules.of(route))));
    }

    boolean isFree() {
        return rule.needed().isEmpty();
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
