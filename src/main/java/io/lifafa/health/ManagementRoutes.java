package io.lifafa.health;

import io.lifafa.http.Gate;
import io.lifafa.http.KnownParameters;
import io.lifafa.http.Routes;
import io.lifafa.tenants.Permission;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** {@code /health/live}, {@code /health/ready} and {@code /metrics}. */
public final class ManagementRoutes implements Routes {
    private static final String TEXT_FORMAT = "text/plain; version=0.0.4; charset=utf-8";

    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final Readiness readiness;
    private final PrometheusMeterRegistry registry;

    public ManagementRoutes(Readiness readiness, PrometheusMeterRegistry registry) {
        this.readiness = readiness;
        this.registry = registry;
    }

    @Override
    public void mount(Router router, Gate gate) {
        for (var path : List.of("/health/live", "/livez")) {
            gate.free(router.get(path))
                    .handler(KnownParameters.only())
                    .handler(context -> context.json(new JsonObject().put("status", "UP")));
        }
        for (var path : List.of("/health/ready", "/readyz")) {
            gate.free(router.get(path)).handler(KnownParameters.only()).handler(this::ready);
        }
        gate.guardInstallation(router.get("/metrics"), Permission.OPERATE)
                .handler(KnownParameters.only())
                .handler(context -> context.response()
                        .putHeader("Content-Type", TEXT_FORMAT)
                        .end(registry.scrape(TEXT_FORMAT)));
    }

    private void ready(RoutingContext context) {
        readiness
                .report()
                .onSuccess(report -> context.response()
                        .setStatusCode(report.ready() ? OK : UNAVAILABLE)
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json;charset=UTF-8")
                        .end(report.json().toBuffer()))
                .onFailure(context::fail);
    }
}
