package io.lifafa.api.dispatch;

import io.lifafa.bus.Addresses;
import io.lifafa.limiter.cluster.ClusterLimits;
import io.lifafa.limiter.cluster.LimitsMembership;
import io.lifafa.limiter.cluster.ShareKeeper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import java.util.function.LongSupplier;

/** Keeps this node's share of what all nodes may ask of one server. Thread rule: the stage's event loop. */
public final class ClusterShare {
    private final Vertx vertx;
    private final ClusterLimits limits;
    private final String api;
    private final LimitsMembership membership;
    private final ShareKeeper keeper;
    private final LongSupplier nanos;
    private Runnable changed = () -> {};
    private long timer = -1;
    private MessageConsumer<JsonObject> hints;

    /** @param api see {@link io.lifafa.limiter.cluster.ApiId} */
    public ClusterShare(
            Vertx vertx, ClusterLimits limits, String api, LimitsMembership membership, LongSupplier nanos) {
        this.vertx = vertx;
        this.limits = limits;
        this.api = api;
        this.membership = membership;
        this.nanos = nanos;
        this.keeper = new ShareKeeper(membership, report -> limits.renew(api, report), nanos, () -> changed.run());
    }

    /** @param wake is called when more, or less, may be sent */
    public void start(Runnable wake) {
        changed = wake;
        hints = vertx.eventBus().consumer(Addresses.LIMITS_CHANGED, message -> {
            if (api.equals(message.body().getString("api"))) {
                keeper.hint(message.body().getLong("revision"));
            }
        });
        timer = vertx.setPeriodic(0, ShareKeeper.TICK_MILLIS, tick -> keeper.tick());
    }

    /** To be called after whatever the limiter decided or learned. */
    void look() {
        keeper.look();
    }

    /** Gives everything away; to be called when nothing more is sent. The second call does nothing. */
    public Future<Void> leave() {
        if (timer < 0) {
            return Future.succeededFuture();
        }
        vertx.cancelTimer(timer);
        timer = -1;
        keeper.stop();
        return Future.join(hints.unregister(), limits.leave(api, membership.name()))
                .mapEmpty();
    }

    /** The share; 0 if nothing was granted or that has run out. */
    double share() {
        return membership.share(nanos.getAsLong());
    }

    int nodes() {
        return membership.nodes();
    }

    boolean probes() {
        return membership.probes();
    }

    /** For people. */
    JsonObject describe() {
        return membership.describe(nanos.getAsLong());
    }
}
