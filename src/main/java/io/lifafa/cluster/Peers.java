package io.lifafa.cluster;

import io.lifafa.config.Role;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The other nodes, as far as this one has heard of them. Thread rule: one thread at a time.
 *
 * <p>A node that tells of itself but does not answer at its own address is one whose subscriptions have gone stale: requests
 * to its stages would be lost too.
 */
final class Peers {
    /** A node that was not heard for so long is not counted on. */
    static final Duration SILENT_AFTER = Duration.ofSeconds(6);

    /** A node that was not heard for so long is forgotten. */
    static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(2);

    /** In what a node says: which store it keeps its data in. */
    static final String STORE = "store";

    private static final int FAILURES = 2;

    private final Map<String, Peer> peers = new LinkedHashMap<>();

    private static final class Peer {
        private NodeIdentity identity;
        private long heard;
        private int failures;
        private JsonObject says = new JsonObject();
        private long roundTrip;

        Peer(NodeIdentity identity) {
            this.identity = identity;
        }

        boolean isSilent(long now) {
            return now - heard > SILENT_AFTER.toNanos();
        }

        State state(long now) {
            if (isSilent(now)) {
                return State.SILENT;
            }
            return failures >= FAILURES ? State.UNREACHABLE : State.UP;
        }
    }

    /** How a node looks from here. */
    enum State {
        /** It tells of itself and answers. */
        UP,
        /** It tells of itself but does not answer at its own address. */
        UNREACHABLE,
        /** It was not heard for some time. */
        SILENT
    }

    /** It tells of itself and of the stages that run on it by now; true if it is new. */
    boolean heard(NodeIdentity identity, long now) {
        var known = peers.get(identity.id());
        boolean isNew = known == null || known.isSilent(now);
        var peer = peers.computeIfAbsent(identity.id(), id -> new Peer(identity));
        peer.identity = identity;
        peer.heard = now;
        return isNew;
    }

    /** It says that it goes. */
    void left(String id) {
        peers.remove(id);
    }

    /** It answered at its own address. */
    void answered(String id, JsonObject says, long roundTrip) {
        var peer = peers.get(id);
        if (peer != null) {
            peer.failures = 0;
            peer.says = says;
            peer.roundTrip = roundTrip;
        }
    }

    /** It did not answer; true if that makes it unreachable. */
    boolean failed(String id) {
        var peer = peers.get(id);
        return peer != null && ++peer.failures == FAILURES;
    }

    void forget(long now) {
        peers.values().removeIf(peer -> now - peer.heard > FORGOTTEN_AFTER.toNanos());
    }

    Collection<NodeIdentity> all() {
        return peers.values().stream().map(peer -> peer.identity).toList();
    }

    /** The stages that some of them run. */
    Set<Role> roles(long now) {
        var roles = EnumSet.noneOf(Role.class);
        peers.values().stream()
                .filter(peer -> peer.state(now) == State.UP)
                .forEach(peer -> roles.addAll(peer.identity.roles()));
        return roles;
    }

    /** The ids of those that run the stage and are up. */
    List<String> with(Role role, long now) {
        return peers.values().stream()
                .filter(peer ->
                        peer.state(now) == State.UP && peer.identity.roles().contains(role))
                .map(peer -> peer.identity.id())
                .toList();
    }

    /** How many are in this state. */
    long count(State state, long now) {
        return peers.values().stream().filter(peer -> peer.state(now) == state).count();
    }

    /** What those say that are up. */
    List<JsonObject> says(long now) {
        return peers.values().stream()
                .filter(peer -> peer.state(now) == State.UP)
                .map(peer -> peer.says)
                .toList();
    }

    /** The stores that those keep their data in that are up, by id; one of them, if all is as it should be. */
    Set<String> stores(long now) {
        return peers.values().stream()
                .filter(peer -> peer.state(now) == State.UP && peer.says.containsKey(STORE))
                .map(peer -> peer.says.getString(STORE))
                .collect(Collectors.toSet());
    }

    /** For people. */
    List<JsonObject> describe(long now) {
        return peers.values().stream()
                .map(peer -> peer.identity
                        .toJson()
                        .put("state", peer.state(now).name().toLowerCase(Locale.ROOT))
                        .put(
                                "heard_before_ms",
                                Duration.ofNanos(now - peer.heard).toMillis())
                        .put("round_trip_ms", Duration.ofNanos(peer.roundTrip).toMillis())
                        .mergeIn(peer.says))
                .toList();
    }
}
