package io.lifafa.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.config.XmlConfigBuilder;
import io.lifafa.config.ClusterConfig;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Hazelcast's configuration: {@code ./cluster.xml}, else the packed one, with what the configuration says laid over it. */
final class MemberConfig {
    private static final Path FILE = Path.of("cluster.xml");
    private static final String EVERY_INTERFACE = "0.0.0.0";
    private static final int MARK_CHARS = 32;

    private MemberConfig() {}

    /**
     * Reads and completes it. Blocks.
     *
     * @param password that members must know; empty: none
     * @throws IOException if the file cannot be read
     * @throws IllegalStateException if it is no configuration of Hazelcast
     */
    static Config of(ClusterConfig cluster, Optional<String> password) throws IOException {
        var config = MemberClasses.restrict(read());
        config.setClusterName(clusterName(cluster.name(), password));
        var network = config.getNetworkConfig();
        network.setPort(cluster.port());
        cluster.publicHost().ifPresent(network::setPublicAddress);
        if (!cluster.host().equals(EVERY_INTERFACE)) {
            network.getInterfaces().setEnabled(true).setInterfaces(List.of(cluster.host()));
        }
        var join = network.getJoin();
        join.getTcpIpConfig().setEnabled(cluster.kubernetesService().isEmpty()).setMembers(cluster.memberList());
        cluster.kubernetesService()
                .ifPresent(
                        service -> join.getKubernetesConfig().setEnabled(true).setProperty("service-dns", service));
        return config;
    }

    private static Config read() throws IOException {
        try (InputStream in = open()) {
            return new XmlConfigBuilder(in).build();
        } catch (RuntimeException e) {
            throw new IllegalStateException("cluster.xml: " + e.getMessage(), e);
        }
    }

    private static InputStream open() throws IOException {
        return Files.exists(FILE)
                ? new FileInputStream(FILE.toFile())
                : MemberConfig.class.getResourceAsStream("/cluster.xml");
    }

    /**
     * The open edition of Hazelcast knows no password; it refuses members of another cluster name. So a mark that only
     * those can make who know the password is part of the name. It is sent as it is: whoever can listen on the network
     * can take it.
     */
    static String clusterName(String name, Optional<String> password) {
        return password.map(it -> name + "-" + mark(name + "\n" + it)).orElse(name);
    }

    private static String mark(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, MARK_CHARS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
