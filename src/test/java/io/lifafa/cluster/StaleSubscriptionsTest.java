package io.lifafa.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.multimap.MultiMap;
import io.vertx.core.spi.cluster.RegistrationInfo;
import io.vertx.spi.cluster.hazelcast.impl.HazelcastRegistrationInfo;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Subscriptions that two deaths at the same moment leave behind. */
@Timeout(90)
class StaleSubscriptionsTest {
    private static HazelcastInstance hazelcast;

    private MultiMap<String, HazelcastRegistrationInfo> subscriptions;
    private StaleSubscriptions stale;

    @BeforeAll
    static void join() {
        var config = new Config().setClusterName(UUID.randomUUID().toString());
        config.getMemberAttributeConfig().setAttribute("__vertx.nodeId", "here");
        config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        config.getNetworkConfig().getJoin().getAutoDetectionConfig().setEnabled(false);
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.logging.type", "slf4j");
        hazelcast = Hazelcast.newHazelcastInstance(config);
    }

    @AfterAll
    static void leave() {
        hazelcast.getLifecycleService().terminate();
    }

    @BeforeEach
    void setUp() {
        subscriptions = hazelcast.getMultiMap("__vertx.subs");
        subscriptions.clear();
        subscriptions.put("work", of("here"));
        stale = new StaleSubscriptions(hazelcast);
    }

    private static HazelcastRegistrationInfo of(String node) {
        return new HazelcastRegistrationInfo(new RegistrationInfo(node, 1, false));
    }

    @Test
    void whatANodeThatIsGoneListenedToIsClearedAwayWhenItIsSeenAgain() {
        subscriptions.put("work", of("gone"));

        assertThat(stale.sweep()).isZero();
        assertThat(stale.sweep()).isEqualTo(1);

        assertThat(subscriptions.get("work")).containsExactly(of("here"));
    }

    @Test
    void aSubscriptionThatIsGoneTheNextTimeIsForgotten() {
        subscriptions.put("work", of("leaving"));
        stale.sweep();
        subscriptions.remove("work", of("leaving"));
        stale.sweep();
        subscriptions.put("work", of("leaving"));

        assertThat(stale.sweep()).isZero();
    }
}
