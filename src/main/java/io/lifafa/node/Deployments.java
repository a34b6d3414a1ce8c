package io.lifafa.node;

import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;

/** The verticles of a node, in the order in which they were deployed. Thread rule: any; one deployment at a time. */
final class Deployments {
    private final Vertx vertx;
    private final Deque<String> ids = new ConcurrentLinkedDeque<>();

    Deployments(Vertx vertx) {
        this.vertx = vertx;
    }

    Future<Void> deploy(Supplier<Deployable> verticle, int instances) {
        return instances == 0
                ? Future.succeededFuture()
                : vertx.deployVerticle(verticle, new DeploymentOptions().setInstances(instances))
                        .onSuccess(ids::push)
                        .mapEmpty();
    }

    /** Undeploys them in reverse order, each when the one before is gone. Always succeeds. */
    Future<Void> undeployAll() {
        return ids.isEmpty()
                ? Future.succeededFuture()
                : vertx.undeploy(ids.pop()).transform(undeployed -> undeployAll());
    }
}
