package io.lifafa.node;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Optional;

/** A node on its way up, which can be stopped before it is there. Thread rule: any. */
public final class NodeStart {
    /** Of no context: a stop closes Vert.x, and with it the event loops of every context. */
    private final Promise<Node> started = Promise.promise();

    private Optional<Node> made = Optional.empty();
    private boolean stopping;

    NodeStart() {}

    /** The node, when every stage can work; fails with what kept it from that, a {@link #stop} included. */
    public Future<Node> node() {
        return started.future();
    }

    /** True once it was told to stop. */
    public synchronized boolean isStopping() {
        return stopping;
    }

    /** Stops what there is of it, or will be, as {@link Node#stop}. Always completes, but not before the cluster is joined. */
    public Future<Void> stop() {
        Optional<Node> there;
        synchronized (this) {
            stopping = true;
            there = made;
        }
        return there.map(Node::stop).orElseGet(() -> started.future()
                .transform(node -> node.succeeded() ? node.result().stop() : Future.succeededFuture()));
    }

    /** Its store is open and nothing is deployed yet. */
    void made(Node node, boolean http) {
        boolean goesOn;
        synchronized (this) {
            made = Optional.of(node);
            goesOn = !stopping;
        }
        var deployed = goesOn
                ? node.deploy(http)
                : Future.<Void>failedFuture(new IllegalStateException("stopped before it had started"));
        deployed.onSuccess(done -> started.tryComplete(node))
                .onFailure(failure -> node.stop().onComplete(gone -> started.tryFail(failure)));
    }

    void failed(Throwable failure) {
        started.tryFail(failure);
    }
}
