package io.lifafa.store.connection;

import com.mongodb.ConnectionString;
import com.mongodb.ServerAddress;
import com.mongodb.connection.ClusterDescription;
import com.mongodb.connection.ServerDescription;
import com.mongodb.connection.ServerType;
import com.mongodb.event.ClusterDescriptionChangedEvent;
import com.mongodb.event.ClusterListener;
import com.mongodb.event.ServerDescriptionChangedEvent;
import com.mongodb.event.ServerListener;
import io.lifafa.store.connection.ConnectionTrouble.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the driver's monitors last saw of the servers: why a call that waits for one waits. Thread rule: any.
 */
public final class ServersInView implements ClusterListener, ServerListener {
    /** So many hosts are told of; what is wrong with one is mostly wrong with all. */
    private static final int TOLD = 3;

    private final String hosts;
    private final Optional<String> replicaSet;
    /** A server that is of no use leaves the cluster's own description; what it said is kept here. */
    private final Map<ServerAddress, ServerDescription> seen = new ConcurrentHashMap<>();

    private volatile Optional<ClusterDescription> cluster = Optional.empty();

    public ServersInView(ConnectionString uri) {
        this.hosts = String.join(", ", uri.getHosts());
        this.replicaSet = Optional.ofNullable(uri.getRequiredReplicaSetName());
    }

    /** The hosts that were named. */
    public String hosts() {
        return hosts;
    }

    @Override
    public void clusterDescriptionChanged(ClusterDescriptionChangedEvent event) {
        cluster = Optional.of(event.getNewDescription());
    }

    @Override
    public void serverDescriptionChanged(ServerDescriptionChangedEvent event) {
        seen.put(event.getServerId().getAddress(), event.getNewDescription());
    }

    /** Why no server can be written to; empty if one can. */
    public Optional<ConnectionTrouble> trouble() {
        if (cluster.map(ServersInView::isWritable).orElse(false)) {
            return Optional.empty();
        }
        var srv = cluster.map(ClusterDescription::getSrvResolutionException);
        if (srv.isPresent()) {
            return Optional.of(new ConnectionTrouble(
                    Kind.AWAY, "the name service does not say which hosts " + hosts + " stands for: check store.uri"));
        }
        var each = new ArrayList<ConnectionTrouble>();
        seen.forEach((address, server) -> trouble(address.toString(), server).ifPresent(each::add));
        return Optional.of(each.isEmpty() ? new ConnectionTrouble(Kind.SILENT, silent()) : together(each));
    }

    private static boolean isWritable(ClusterDescription cluster) {
        return cluster.getServerDescriptions().stream()
                .anyMatch(server ->
                        server.isOk() && (server.isPrimary() || server.getType() == ServerType.LOAD_BALANCER));
    }

    private String silent() {
        return (hosts.isEmpty() ? "the database" : hosts)
                + " does not answer: check the address in store.uri and what is in between (firewall, VPN)";
    }

    private Optional<ConnectionTrouble> trouble(String host, ServerDescription server) {
        if (server.getException() != null) {
            return Optional.of(otherSet(host, server).orElseGet(() -> Causes.of(host, server.getException())));
        }
        return server.isOk() ? otherSet(host, server).or(() -> noPrimary(host, server)) : Optional.empty();
    }

    private Optional<ConnectionTrouble> otherSet(String host, ServerDescription server) {
        if (replicaSet.isEmpty()) {
            return Optional.empty();
        }
        if (server.getSetName() != null && !server.getSetName().equals(replicaSet.get())) {
            return Optional.of(new ConnectionTrouble(
                    Kind.STANDING,
                    host + " belongs to the replica set " + server.getSetName() + ", not to " + replicaSet.get()
                            + ": correct replicaSet in store.uri"));
        }
        return server.getType() == ServerType.STANDALONE
                ? Optional.of(new ConnectionTrouble(
                        Kind.STANDING,
                        host + " belongs to no replica set, but store.uri names " + replicaSet.get()
                                + ": take replicaSet out of it"))
                : Optional.empty();
    }

    private static Optional<ConnectionTrouble> noPrimary(String host, ServerDescription server) {
        return server.isPrimary()
                ? Optional.empty()
                : Optional.of(new ConnectionTrouble(
                        Kind.SILENT, host + " answers, but its replica set has no primary at the moment"));
    }

    /** Standing only if nothing may come of waiting for any of them; certain only if all are. */
    private static ConnectionTrouble together(List<ConnectionTrouble> each) {
        var kind =
                each.stream().map(ConnectionTrouble::kind).min(Kind::compareTo).orElseThrow();
        var sentences = each.stream()
                .map(ConnectionTrouble::sentence)
                .distinct()
                .sorted()
                .limit(TOLD)
                .toList();
        return new ConnectionTrouble(kind, String.join("; ", sentences));
    }
}
