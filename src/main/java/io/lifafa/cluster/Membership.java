package io.lifafa.cluster;

import com.hazelcast.core.LifecycleEvent;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import io.lifafa.cluster.tls.Strangers;
import io.lifafa.cluster.tls.WatchedTransport;
import io.lifafa.config.ClusterConfig;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.spi.cluster.NodeInfo;
import io.vertx.core.spi.cluster.RegistrationInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/** This process as a member of the cluster, or alone. Thread rule: any. */
public final class Membership {
    /** A connection of the bus that does not answer is closed after twice that (default 20 s). */
    private static final Duration BUS_PING = Duration.ofSeconds(3);

    private static final Duration BUS_CONNECT = Duration.ofSeconds(3);

    private final Vertx vertx;
    private final Optional<TrackingClusterManager> manager;
    private final Optional<StaleSubscriptions> stale;
    private final Strangers strangers;

    private Membership(Vertx vertx, Optional<TrackingClusterManager> manager, Strangers strangers) {
        this.vertx = vertx;
        this.manager = manager;
        this.strangers = strangers;
        this.stale = manager.map(it -> new StaleSubscriptions(it.getHazelcastInstance()));
    }

    /**
     * Starts Vert.x, in the cluster if one is configured. Joining takes some seconds.
     *
     * @param options of Vert.x but for the bus's
     * @param build what else the builder is to be told
     * @return fails with an {@code IOException} if {@code cluster.xml} cannot be read
     */
    public static Future<Membership> join(
            ClusterConfig config, VertxOptions options, UnaryOperator<VertxBuilder> build) {
        var strangers = new Strangers();
        if (!config.enabled()) {
            var alone = build.apply(Vertx.builder().with(options)).build();
            return Future.succeededFuture(new Membership(alone, Optional.empty(), strangers));
        }
        return prepare(config).compose(prepared -> {
            var builder = Vertx.builder()
                    .with(options.setEventBusOptions(prepared.bus()))
                    .withClusterManager(prepared.manager())
                    .withTransport(new WatchedTransport(strangers));
            return build.apply(builder)
                    .buildClustered()
                    .map(vertx -> new Membership(vertx, Optional.of(prepared.manager()), strangers));
        });
    }

    private record Prepared(TrackingClusterManager manager, EventBusOptions bus) {}

    /** Reads files, and may make certificates: on no event loop. */
    private static Future<Prepared> prepare(ClusterConfig config) {
        return Future.fromCompletionStage(CompletableFuture.supplyAsync(() -> {
                    try {
                        var security = MemberSecurity.of(config);
                        var member = MemberConfig.of(config, security.password());
                        return new Prepared(new TrackingClusterManager(member), security.applyTo(bus(config)));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }))
                .recover(failure -> Future.failedFuture(
                        failure.getCause() instanceof UncheckedIOException e ? e.getCause() : failure));
    }

    private static EventBusOptions bus(ClusterConfig config) {
        var options = new EventBusOptions()
                .setHost(config.host())
                .setPort(config.busPort())
                .setClusterPingInterval(BUS_PING.toMillis())
                .setClusterPingReplyInterval(BUS_PING.toMillis());
        options.setConnectTimeout((int) BUS_CONNECT.toMillis());
        config.publicHost().ifPresent(options::setClusterPublicHost);
        return options;
    }

    public Vertx vertx() {
        return vertx;
    }

    /** Who came to the bus's port and was not let in. */
    public Strangers strangers() {
        return strangers;
    }

    /** False if the node is alone. */
    public boolean isClustered() {
        return manager.isPresent();
    }

    /** How many members Hazelcast sees, this one included; 1 if the node is alone. */
    public int members() {
        return manager.map(it -> it.getNodes().size()).orElse(1);
    }

    /** The cluster's id of this process, new at every start; empty if it is alone. */
    public Optional<String> id() {
        return manager.map(TrackingClusterManager::getNodeId);
    }

    /** The ids of all members that Hazelcast sees, this one included; empty if the node is alone. */
    public Set<String> ids() {
        return manager.map(it -> Set.copyOf(it.getNodes())).orElse(Set.of());
    }

    /** Whether the cluster knows where this node is and each address that it listens to. */
    Future<Boolean> isKnown() {
        if (manager.isEmpty()) {
            return Future.succeededFuture(true);
        }
        var own = manager.get().getNodeId();
        var where = Promise.<NodeInfo>promise();
        manager.get().getNodeInfo(own, where);
        return where.future()
                .compose(info -> Future.all(manager.get().addresses().stream()
                        .map(address -> registrations(address)
                                .map(found -> found.stream().anyMatch(it -> own.equals(it.nodeId()))))
                        .toList()))
                .map(all -> all.<Boolean>list().stream().allMatch(known -> known))
                .otherwise(false);
    }

    private Future<List<RegistrationInfo>> registrations(String address) {
        var found = Promise.<List<RegistrationInfo>>promise();
        manager.orElseThrow().getRegistrations(address, found);
        return found.future();
    }

    /**
     * Tells the cluster again where this node is and what it listens to, as after the merge of a split. Hazelcast's maps
     * may lose that, for instance when several members die at once; vertx-hazelcast tells it again only when members come
     * or go.
     */
    Future<Void> publishAgain() {
        return vertx.executeBlocking(
                () -> {
                    manager.ifPresent(it -> it.stateChanged(new LifecycleEvent(LifecycleState.MERGED)));
                    return null;
                },
                false);
    }

    /** Clears away what nodes that are gone listened to; gives how many subscriptions that were. To be called again and again. */
    Future<Integer> sweepStaleSubscriptions() {
        return stale.map(it -> vertx.executeBlocking(it::sweep)).orElse(Future.succeededFuture(0));
    }
}
