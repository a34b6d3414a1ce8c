package io.lifafa.cluster;

import io.lifafa.bus.Addresses;
import io.lifafa.config.Role;
import io.lifafa.metrics.Metrics;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the others of this node, listens to what they tell, asks each at its own address, and sees to it that the cluster
 * knows what this node listens to. One instance per node; alone it knows only itself.
 */
public final class ClusterVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterVerticle.class);
    private static final long TELL_MILLIS = 1_000;
    private static final long PING_MILLIS = 2_000;
    private static final long CHECK_MILLIS = 5_000;
    private static final long SWEEP_MILLIS = 2_000;
    private static final DeliveryOptions PING = new DeliveryOptions().setSendTimeout(PING_MILLIS);
    private static final String LEAVING = "leaving";

    private final Membership membership;
    private final NodeIdentity self;
    private final Supplier<JsonObject> says;
    private final Metrics metrics;
    private final LongSupplier nanos;
    private final Peers peers = new Peers();
    private final DesiredNodes desired = new DesiredNodes();
    private final List<MessageConsumer<JsonObject>> consumers = new ArrayList<>();
    private final List<Waiter> waiters = new ArrayList<>();

    /** Those of its stages that run by now. */
    private final Set<Role> serving = ConcurrentHashMap.newKeySet();

    private volatile Set<Role> known = Set.of();
    private volatile Map<Role, List<String>> elsewhere = Map.of();
    private volatile boolean severalStores;
    private volatile int unreachable;
    private int lost;
    private Future<Integer> sweeping = Future.succeededFuture(0);
    private Future<Void> checking = Future.succeededFuture();

    private record Waiter(Set<Role> roles, Promise<Void> promise) {}

    /**
     * @param says what the node answers at its own address, ids and numbers only; called on this verticle's event loop
     */
    public ClusterVerticle(
            Membership membership, NodeIdentity self, Supplier<JsonObject> says, Metrics metrics, LongSupplier nanos) {
        this.membership = membership;
        this.self = self;
        this.says = says;
        this.metrics = metrics;
        this.nanos = nanos;
    }

    @Override
    public Future<?> start() {
        var bus = vertx.eventBus();
        consumers.add(bus.consumer(Addresses.NODES, message -> heard(message.body())));
        consumers.add(bus.consumer(self.address(), message -> message.reply(says.get())));
        consumers.add(bus.consumer(Addresses.CLUSTER, message -> message.reply(describe())));
        return Future.all(consumers.stream().map(MessageConsumer::completion).toList())
                .onSuccess(registered -> {
                    vertx.setPeriodic(0, TELL_MILLIS, tick -> tell(false));
                    vertx.setPeriodic(PING_MILLIS, tick -> pingAll());
                    if (membership.isClustered()) {
                        vertx.setPeriodic(CHECK_MILLIS, tick -> checkRegistrations());
                        vertx.setPeriodic(SWEEP_MILLIS, tick -> sweepStaleSubscriptions());
                    }
                });
    }

    private void tell(boolean leaving) {
        vertx.eventBus().publish(Addresses.NODES, present().announcement().put(LEAVING, leaving));
        peers.forget(nanos.getAsLong());
        look();
    }

    private NodeIdentity present() {
        return self.serving(serving);
    }

    private void heard(JsonObject json) {
        var peer = NodeIdentity.read(json);
        if (peer.id().equals(self.id())) {
            return;
        }
        if (json.getBoolean(LEAVING, false)) {
            LOG.info("node {} leaves", peer.name());
            peers.left(peer.id());
        } else if (peers.heard(peer, nanos.getAsLong())) {
            LOG.info("node {} is there", peer.name());
            tell(false);
            ping(peer);
        }
        look();
    }

    private void pingAll() {
        peers.all().forEach(this::ping);
        measureDesired();
    }

    private void measureDesired() {
        long now = nanos.getAsLong();
        var all = new ArrayList<>(peers.says(now));
        all.add(says.get());
        var working =
                all.stream().map(NodeLoad::read).filter(it -> it.slots() > 0).toList();
        long backlog = all.stream()
                .mapToLong(it -> it.getLong("backlog_chunks", 0L))
                .max()
                .orElse(0);
        boolean upstreamBound = all.stream().anyMatch(it -> it.getBoolean("upstream_bound", false));
        metrics.nodesDesired(desired.of(working, backlog, upstreamBound, now));
    }

    private void ping(NodeIdentity peer) {
        long sent = nanos.getAsLong();
        vertx.eventBus()
                .<JsonObject>request(peer.address(), new JsonObject(), PING)
                .onSuccess(answer -> peers.answered(peer.id(), answer.body(), nanos.getAsLong() - sent))
                .onFailure(failure -> {
                    // One that has taken back its stages goes in order, as does this one without any.
                    if (peers.failed(peer.id()) && !peer.roles().isEmpty() && !serving.isEmpty()) {
                        LOG.warn("node {} does not answer: {}", peer.name(), failure.getMessage());
                    }
                })
                .onComplete(pinged -> look());
    }

    /** What others, and people, are told is what was seen last. */
    private void look() {
        long now = nanos.getAsLong();
        var all = EnumSet.noneOf(Role.class);
        all.addAll(serving);
        all.addAll(peers.roles(now));
        known = Set.copyOf(all);
        elsewhere = Stream.of(Role.values()).collect(Collectors.toUnmodifiableMap(it -> it, it -> peers.with(it, now)));
        var stores = new HashSet<>(peers.stores(now));
        Optional.ofNullable(says.get().getString(Peers.STORE)).ifPresent(stores::add);
        severalStores = stores.size() > 1;
        unreachable = (int) peers.count(Peers.State.UNREACHABLE, now);
        metrics.nodes("up", 1 + peers.count(Peers.State.UP, now));
        metrics.nodes("unreachable", unreachable);
        metrics.nodes("silent", peers.count(Peers.State.SILENT, now));
        waiters.removeIf(
                waiter -> known.containsAll(waiter.roles()) && waiter.promise().tryComplete());
    }

    /** Twice in a row, because what moves from one member to another may be out of sight for a moment. */
    private void checkRegistrations() {
        if (!checking.isComplete()) {
            return;
        }
        checking = membership
                .isKnown()
                .compose(this::tellAgain)
                .onFailure(failure -> LOG.warn(
                        "what the cluster knows of this node is looked at again later: {}",
                        failure.getClass().getSimpleName()));
    }

    private Future<Void> tellAgain(boolean isKnown) {
        lost = isKnown ? 0 : lost + 1;
        if (lost < 2) {
            return Future.succeededFuture();
        }
        lost = 0;
        LOG.warn("the cluster has forgotten what this node listens to: it is told again");
        return membership.publishAgain();
    }

    /** One sweep at a time. */
    private void sweepStaleSubscriptions() {
        if (sweeping.isComplete()) {
            sweeping = membership
                    .sweepStaleSubscriptions()
                    .onSuccess(stale -> {
                        if (stale > 0) {
                            LOG.warn("{} subscriptions of nodes that are gone are cleared away", stale);
                        }
                    })
                    .onFailure(failure -> LOG.warn(
                            "subscriptions of nodes that are gone are looked for later: {}",
                            failure.getClass().getSimpleName()));
        }
    }

    /** From now on this node runs the stage, and others may count on it. Thread rule: any. */
    public void serves(Role role) {
        serving.add(role);
        context.runOnContext(here -> tell(false));
    }

    /** This node runs the stage, but it cannot work: others should not count on it. Thread rule: any. */
    public void ails(Role role) {
        serving.remove(role);
        context.runOnContext(here -> tell(false));
    }

    /** From now on others should not count on any of this node's stages: it stops. Thread rule: any. */
    public void withdraw() {
        serving.clear();
        if (context != null) {
            context.runOnContext(here -> tell(false));
        }
    }

    /** Completes as soon as each of the stages runs somewhere. Thread rule: any. */
    public Future<Void> awaitRoles(Set<Role> roles) {
        var promise = Promise.<Void>promise();
        context.runOnContext(here -> {
            waiters.add(new Waiter(roles, promise));
            look();
        });
        return promise.future();
    }

    /** The stages that run somewhere, here included, as last seen. Thread rule: any. */
    public Set<Role> knownRoles() {
        return known;
    }

    /** The ids of the other nodes that run the stage, as last seen. Thread rule: any. */
    public List<String> othersWith(Role role) {
        return elsewhere.getOrDefault(role, List.of());
    }

    /** Nodes that tell of themselves but do not answer, as last seen. Thread rule: any. */
    public int unreachable() {
        return unreachable;
    }

    /** How many came to the bus's port and were not let in, by why. Thread rule: any. */
    public JsonObject strangers() {
        var counts = new JsonObject();
        membership.strangers().counts().forEach(counts::put);
        return counts;
    }

    /**
     * Whether nodes keep their data in different stores, as last seen: what one has taken in the others would never find.
     * Thread rule: any.
     */
    public boolean severalStores() {
        return severalStores;
    }

    private JsonObject describe() {
        var nodes = new JsonArray()
                .add(present().toJson().put("state", "up").put("this", true).mergeIn(says.get()));
        peers.describe(nanos.getAsLong()).forEach(nodes::add);
        return new JsonObject()
                .put("clustered", membership.isClustered())
                .put("members", membership.members())
                .put("nodes", nodes);
    }

    @Override
    public Future<?> stop() {
        waiters.forEach(waiter -> waiter.promise().tryFail("the node stops"));
        return Future.join(consumers.stream().map(MessageConsumer::unregister).toList())
                .onComplete(unregistered -> tell(true));
    }
}
