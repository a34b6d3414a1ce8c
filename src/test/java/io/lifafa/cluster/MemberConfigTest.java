package io.lifafa.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.config.ClusterConfig;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemberConfigTest {
    private static ClusterConfig config(Optional<String> kubernetes) {
        return new ClusterConfig(
                true,
                "post",
                Optional.empty(),
                "10.1.2.3:6000, db.example",
                "10.1.2.4",
                Optional.of("192.0.2.7"),
                6001,
                0,
                Optional.empty(),
                true,
                kubernetes);
    }

    @Test
    void whatTheConfigurationSaysIsLaidOverTheFile() throws Exception {
        var network =
                MemberConfig.of(config(Optional.empty()), Optional.empty()).getNetworkConfig();
        assertThat(network.getPort()).isEqualTo(6001);
        assertThat(network.getPublicAddress()).isEqualTo("192.0.2.7");
        assertThat(network.getInterfaces().getInterfaces()).containsExactly("10.1.2.4");
        assertThat(network.getJoin().getTcpIpConfig().getMembers()).containsExactly("10.1.2.3:6000", "db.example");
        assertThat(network.getJoin().getKubernetesConfig().isEnabled()).isFalse();
    }

    @Test
    void inKubernetesAServiceFindsTheMembers() throws Exception {
        var join = MemberConfig.of(config(Optional.of("members.ns.svc")), Optional.empty())
                .getNetworkConfig()
                .getJoin();
        assertThat(join.getTcpIpConfig().isEnabled()).isFalse();
        assertThat(join.getKubernetesConfig().isEnabled()).isTrue();
        assertThat(join.getKubernetesConfig().getProperty("service-dns")).isEqualTo("members.ns.svc");
    }

    @Test
    void onlyWhoKnowsThePasswordHasTheClustersName() {
        var open = MemberConfig.clusterName("post", Optional.empty());
        var one = MemberConfig.clusterName("post", Optional.of("open sesame"));
        var other = MemberConfig.clusterName("post", Optional.of("open barley"));
        assertThat(open).isEqualTo("post");
        assertThat(one).startsWith("post-").isNotEqualTo(other).doesNotContain("sesame");
    }

    @Test
    void aFrozenMemberIsGivenUpWithinFifteenSeconds() throws Exception {
        var config = MemberConfig.of(config(Optional.empty()), Optional.empty());
        assertThat(Integer.parseInt(config.getProperty("hazelcast.max.no.heartbeat.seconds")))
                .isLessThan(15);
        assertThat(config.getProperty("hazelcast.phone.home.enabled")).isEqualTo("false");
        assertThat(config.getMultiMapConfig("__vertx.subs").getBackupCount()).isEqualTo(2);
    }
}
