package io.lifafa.node;

import io.lifafa.config.HttpConfig;
import io.lifafa.config.HttpTls;
import io.lifafa.config.Role;
import io.lifafa.health.ManagementRoutes;
import io.lifafa.http.Gate;
import io.lifafa.http.HttpVerticle;
import io.lifafa.http.OpenPort;
import io.lifafa.http.Routes;
import io.lifafa.http.tls.CertificateVerticle;
import io.lifafa.http.tls.PortCertificate;
import io.lifafa.ingest.HttpIntake;
import io.lifafa.ingest.IdempotentRequests;
import io.lifafa.ingest.Intake;
import io.lifafa.ingest.SmsRoutes;
import io.lifafa.web.CacheRoutes;
import io.lifafa.web.ClusterRoutes;
import io.lifafa.web.DeadLetterRoutes;
import io.lifafa.web.KeyRoutes;
import io.lifafa.web.LimiterRoutes;
import io.lifafa.web.ReadRoutes;
import io.lifafa.web.TenantRoutes;
import io.lifafa.web.UsageRoutes;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The HTTP servers of a node: one for applications, one for health and metrics. */
final class HttpStage {
    /** The two groups of HTTP servers. */
    private static final int DATA = 1;

    private static final int MANAGEMENT = 2;

    private final NodeContext node;
    private final Gate gate;
    private final TenantStage tenants;
    private final OpenPort dataPort;
    private final OpenPort managementPort;

    HttpStage(NodeContext node, Gate gate, TenantStage tenants) {
        this.node = node;
        this.gate = gate;
        this.tenants = tenants;
        this.dataPort = port("http", node.config().http());
        this.managementPort = port("management", node.config().management());
    }

    private OpenPort port(String name, HttpConfig config) {
        return new OpenPort(
                config.limits(),
                Optional.of(config.tls())
                        .filter(HttpTls::isOn)
                        .map(tls -> new PortCertificate(name, tls, node.clock())));
    }

    Future<Void> deployManagement(PrometheusMeterRegistry registry) {
        var routes = managementRoutes(registry);
        return node.deployments()
                .deploy(
                        () -> new HttpVerticle(
                                node.config().management(),
                                MANAGEMENT,
                                node.idleTimeout(),
                                routes,
                                gate,
                                managementPort),
                        1)
                .compose(deployed -> renew("management", managementPort));
    }

    /** What the management port serves. */
    List<Routes> managementRoutes(PrometheusMeterRegistry registry) {
        return List.of(new ManagementRoutes(node.readiness(), registry));
    }

    /** What the port for applications serves. */
    List<Routes> dataRoutes(Intake intake) {
        var routes = new ArrayList<Routes>();
        if (node.has(Role.INGEST)) {
            routes.add(ingest(intake));
        }
        if (node.has(Role.WEB)) {
            routes.addAll(reading());
        }
        return routes;
    }

    Future<Void> deployData(Intake intake) {
        var routes = dataRoutes(intake);
        node.readiness().register("http", StageChecks.http(dataPort));
        return node.deployments()
                .deploy(
                        () -> new HttpVerticle(node.config().http(), DATA, node.idleTimeout(), routes, gate, dataPort),
                        node.instancesPerCore(node.has(Role.WEB) ? Role.WEB : Role.INGEST))
                .compose(deployed -> renew("http", dataPort));
    }

    /** A certificate that runs out is no reason to take the node out of service: the others' run out too. */
    private Future<Void> renew(String name, OpenPort port) {
        port.certificate().ifPresent(it -> {
            node.readiness().inform(name + "_tls", it::state);
            node.metrics().certificateExpiry(name, it::expires);
        });
        return port.certificate()
                .map(it -> node.deployments().deploy(() -> new CertificateVerticle(it, port::update), 1))
                .orElseGet(Future::succeededFuture);
    }

    private Routes ingest(Intake intake) {
        var config = node.config();
        var idempotency = new IdempotentRequests(node.vertx(), node.asked().idempotencyKeys());
        var http = new HttpIntake(
                node.vertx(),
                intake,
                idempotency,
                config.ingest(),
                config.http().limits(),
                node.reading());
        return new SmsRoutes(http, node.metrics());
    }

    private List<Routes> reading() {
        var bus = node.vertx().eventBus();
        var archive = node.asked().archive();
        var zone = node.config().zone();
        return List.of(
                new ReadRoutes(archive, zone),
                new DeadLetterRoutes(archive, zone),
                new LimiterRoutes(bus),
                new CacheRoutes(bus),
                new ClusterRoutes(bus, node.asked().leases()),
                new KeyRoutes(node.asked().keys(), bus, node.clock()),
                new TenantRoutes(node.asked().tenants(), bus, node.config().tenant()),
                new UsageRoutes(tenants.sync(), tenants.known()::of, node.clock()));
    }

    /** The port for applications; 0 if it is not served. */
    int dataPort() {
        return dataPort.number();
    }

    /** The port of health and metrics; 0 if it is not served. */
    int managementPort() {
        return managementPort.number();
    }
}
