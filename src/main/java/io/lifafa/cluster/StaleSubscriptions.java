package io.lifafa.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.multimap.MultiMap;
import io.vertx.spi.cluster.hazelcast.impl.HazelcastRegistrationInfo;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Subscriptions of nodes that are no members any more. Vert.x clears them away once, when a member goes; if another one
 * goes at that moment some may stay for ever, and with them every so many requests are sent to nobody. Thread rule: one
 * thread at a time; blocks.
 */
final class StaleSubscriptions {
    private static final String SUBSCRIPTIONS = "__vertx.subs";
    private static final String NODE_ID = "__vertx.nodeId";

    private final HazelcastInstance hazelcast;
    private Set<Map.Entry<String, HazelcastRegistrationInfo>> suspects = Set.of();

    StaleSubscriptions(HazelcastInstance hazelcast) {
        this.hazelcast = hazelcast;
    }

    /**
     * Removes those that were seen the last time too: who has just joined may be seen listening a moment earlier. The oldest
     * member alone does it.
     *
     * @return how many
     */
    int sweep() {
        var members = hazelcast.getCluster().getMembers();
        if (!members.iterator().next().localMember()) {
            suspects = Set.of();
            return 0;
        }
        var nodes = members.stream().map(StaleSubscriptions::node).collect(Collectors.toSet());
        MultiMap<String, HazelcastRegistrationInfo> subscriptions = hazelcast.getMultiMap(SUBSCRIPTIONS);
        var strangers = subscriptions.entrySet().stream()
                .filter(it -> !nodes.contains(it.getValue().unwrap().nodeId()))
                .map(it -> Map.entry(it.getKey(), it.getValue()))
                .collect(Collectors.toCollection(HashSet::new));
        var stale = strangers.stream().filter(suspects::contains).toList();
        stale.forEach(it -> subscriptions.remove(it.getKey(), it.getValue()));
        suspects = strangers;
        return stale.size();
    }

    private static String node(Member member) {
        var node = member.getAttribute(NODE_ID);
        return node == null ? member.getUuid().toString() : node;
    }
}
