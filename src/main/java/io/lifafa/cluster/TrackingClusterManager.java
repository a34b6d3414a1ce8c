package io.lifafa.cluster;

import com.hazelcast.config.Config;
import io.vertx.core.Completable;
import io.vertx.core.spi.cluster.RegistrationInfo;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The cluster manager, with a memory of its own of what this node listens to, so that it can be compared with what the
 * cluster knows. Thread rule: any.
 */
final class TrackingClusterManager extends HazelcastClusterManager {
    /** How many consumers this node has at each address that others may send to. */
    private final ConcurrentMap<String, Integer> consumers = new ConcurrentHashMap<>();

    private volatile boolean joined;

    TrackingClusterManager(Config config) {
        super(config);
    }

    /** What this node listens to, as others must know it. */
    List<String> addresses() {
        return List.copyOf(consumers.keySet());
    }

    @Override
    public void join(Completable<Void> promise) {
        super.join((nothing, failure) -> {
            joined = failure == null;
            promise.complete(nothing, failure);
        });
    }

    @Override
    public void addRegistration(String address, RegistrationInfo info, Completable<Void> promise) {
        if (!info.localOnly()) {
            consumers.merge(address, 1, Integer::sum);
        }
        super.addRegistration(address, info, promise);
    }

    @Override
    public void removeRegistration(String address, RegistrationInfo info, Completable<Void> promise) {
        if (!info.localOnly()) {
            consumers.computeIfPresent(address, (known, count) -> count == 1 ? null : count - 1);
        }
        super.removeRegistration(address, info, promise);
    }

    /** One that has not joined has nothing to leave, and would fail. */
    @Override
    public void leave(Completable<Void> promise) {
        if (joined) {
            super.leave(promise);
        } else {
            promise.succeed();
        }
    }
}
