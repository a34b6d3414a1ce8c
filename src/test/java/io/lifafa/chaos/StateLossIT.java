package io.lifafa.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.core.HazelcastInstance;
import io.lifafa.bus.Addresses;
import io.lifafa.testsupport.Awaiting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Everything that Hazelcast holds is lost: who listens where, and where everybody is. */
@Timeout(400)
class StateLossIT {
    private static final Duration LONGEST = Duration.ofSeconds(120);
    private static final Duration HEALED_WITHIN = Duration.ofSeconds(30);
    private static final String SUBSCRIPTIONS = "__vertx.subs";
    private static final String NODES = "__vertx.nodeInfo";
    private static final int ENOUGH = 100;
    private static final long SEED = 20_250_602;

    @TempDir
    Path dir;

    @Test
    void nodesWithDifferentStagesNoticeThatTheClusterHasForgottenThemAndGoOn() throws Exception {
        try (var ground = new Ground(dir)) {
            ground.startStore();
            var store = Map.of("store.uri", ground.storeUri());
            ground.start(0, with(store, "ingest,web,health"));
            ground.start(1, with(store, "pipeline,health"));
            ground.start(2, with(store, "store,health"));
            ground.awaitServing();
            Awaiting.until("all are there", LONGEST, () -> Ground.sees(ground.node(0), 3));
            var hazelcast = client(ground);
            try (var view = new StoreView(ground.storeUri())) {
                var source = new Trickle(ground.node(0).port(), SEED, 0);
                try (source) {
                    awaitWork(source, view);
                    print("cleared", lose(hazelcast, StateLossIT::clear), resume(source, view));
                    print("removed one by one", lose(hazelcast, StateLossIT::remove), resume(source, view));
                    print("one address lost", lose(hazelcast, StateLossIT::removeOne), resume(source, view));
                    Awaiting.until("all answer", LONGEST, () -> Ground.sees(ground.node(0), 3));
                }
                Deliveries.check(view, SEED, List.of(source));
            } finally {
                hazelcast.shutdown();
            }
            ground.audit();
        }
    }

    @Test
    void theLastOfThreeNodesGoesOnWhenTheOthersDieTogetherAndTheyComeBack() throws Exception {
        try (var ground = new Ground(dir)) {
            ground.startStore();
            for (int node = 0; node < 3; node++) {
                ground.start(node, Map.of("store.uri", ground.storeUri()));
            }
            ground.awaitServing();
            Awaiting.until("all are there", LONGEST, () -> Ground.sees(ground.node(2), 3));
            try (var view = new StoreView(ground.storeUri())) {
                var source = new Trickle(ground.node(2).port(), SEED, 0);
                try (source) {
                    awaitWork(source, view);
                    ground.node(0).process().kill();
                    ground.node(1).process().kill();
                    var alone = resume(source, view);
                    ground.node(0).start();
                    ground.node(1).start();
                    long started = System.nanoTime();
                    for (var node : ground.nodes()) {
                        Awaiting.until(node.name() + " sees all", LONGEST, () -> Ground.sees(node, 3));
                    }
                    System.out.printf(
                            "StateLossIT: two of three killed: the third had done more after %d ms (longest wait of a client"
                                    + " %d ms); all three were one cluster %d ms after their start%n",
                            alone.toMillis(),
                            source.longest().toMillis(),
                            since(started).toMillis());
                    awaitWork(source, view);
                }
                Deliveries.check(view, SEED, List.of(source));
            }
            ground.audit();
        }
    }

    private static Map<String, String> with(Map<String, String> store, String roles) {
        // Without the password of this machine's clusters, which a client of Hazelcast's would have to know.
        return Map.of("store.uri", store.get("store.uri"), "node.roles", roles, "cluster.insecure", "true");
    }

    /** A client, because a member that leaves makes the others tell everything again. */
    private static HazelcastInstance client(Ground ground) {
        var config = new ClientConfig().setClusterName(ground.clusterName());
        config.setProperty("hazelcast.logging.type", "none");
        config.getNetworkConfig().addAddress("127.0.0.1:" + ground.node(0).memberPort());
        return HazelcastClient.newHazelcastClient(config);
    }

    private interface Loss {
        void of(HazelcastInstance hazelcast);
    }

    /** How long it took until everything was known again. */
    private static Duration lose(HazelcastInstance hazelcast, Loss loss) {
        Set<Object> addresses = Set.copyOf(hazelcast.getMultiMap(SUBSCRIPTIONS).keySet());
        Set<Object> nodes = Set.copyOf(hazelcast.getMap(NODES).keySet());
        assertThat(addresses).contains("lifafa.ingest").anyMatch(it -> it.toString()
                .startsWith(Addresses.JOURNAL + "."));
        assertThat(nodes).hasSize(3);
        long lost = System.nanoTime();
        loss.of(hazelcast);
        Awaiting.until(
                "known again",
                LONGEST,
                () -> hazelcast.getMultiMap(SUBSCRIPTIONS).keySet().containsAll(addresses)
                        && hazelcast.getMap(NODES).keySet().containsAll(nodes));
        var known = since(lost);
        assertThat(known).isLessThan(HEALED_WITHIN);
        return known;
    }

    /** Nobody is told: what a node remembers of the others stays as it is. */
    private static void clear(HazelcastInstance hazelcast) {
        hazelcast.getMultiMap(SUBSCRIPTIONS).clear();
        hazelcast.getMap(NODES).clear();
    }

    /** Everybody is told, and knows nobody any more. */
    private static void remove(HazelcastInstance hazelcast) {
        var addresses = hazelcast.getMultiMap(SUBSCRIPTIONS);
        addresses.keySet().forEach(addresses::remove);
        var nodes = hazelcast.getMap(NODES);
        nodes.keySet().forEach(nodes::remove);
    }

    /** Parts of the maps die with the members that had them. */
    private static void removeOne(HazelcastInstance hazelcast) {
        hazelcast.getMultiMap(SUBSCRIPTIONS).remove("lifafa.events");
    }

    private static void awaitWork(Trickle source, StoreView view) {
        int before = source.accepted();
        long done = view.count("sms_data");
        Awaiting.until("more is accepted", LONGEST, () -> source.accepted() >= before + ENOUGH);
        Awaiting.until("more is done", LONGEST, () -> view.count("sms_data") >= done + ENOUGH);
    }

    private static Duration resume(Trickle source, StoreView view) {
        long begin = System.nanoTime();
        awaitWork(source, view);
        return since(begin);
    }

    private static void print(String how, Duration known, Duration resumed) {
        System.out.printf(
                "StateLossIT: %s: known again after %d ms, %d SMS more done %d ms later%n",
                how, known.toMillis(), ENOUGH, resumed.toMillis());
    }

    private static Duration since(long nanos) {
        return Duration.ofMillis((System.nanoTime() - nanos) / 1_000_000);
    }
}
