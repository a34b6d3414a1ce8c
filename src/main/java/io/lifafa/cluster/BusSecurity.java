package io.lifafa.cluster;

import io.lifafa.cluster.tls.LocalCertificates;
import io.lifafa.cluster.tls.NodeCertificates;
import io.lifafa.config.ClusterConfig;
import io.vertx.core.eventbus.EventBusOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** By what the nodes of a cluster know each other on the bus: certificates, or nothing if that was asked for. */
final class BusSecurity {
    private static final Logger LOG = LoggerFactory.getLogger(BusSecurity.class);

    private final Optional<NodeCertificates> certificates;

    private BusSecurity(Optional<NodeCertificates> certificates) {
        this.certificates = certificates;
    }

    /**
     * The configured certificates; on a loopback interface, where none are configured, those of this user. Blocks.
     *
     * @throws IOException if they cannot be read, or made
     */
    static BusSecurity of(ClusterConfig config) throws IOException {
        if (config.certificates().isPresent()) {
            return new BusSecurity(
                    Optional.of(NodeCertificates.in(config.certificates().get())));
        }
        if (config.insecure()) {
            LOG.warn("cluster.insecure: whoever reaches the ports of this node can send and hear everything");
            return new BusSecurity(Optional.empty());
        }
        return new BusSecurity(Optional.of(NodeCertificates.in(local(config.name()))));
    }

    private static Path local(String cluster) throws IOException {
        var home = Path.of(System.getProperty("user.home"));
        try {
            return LocalCertificates.of(home, cluster);
        } catch (IOException e) {
            throw new IOException(
                    "cannot make certificates for the bus in " + home + ": " + e.getMessage()
                            + ". Set cluster.certificates, or cluster.insecure: true",
                    e);
        }
    }

    EventBusOptions applyTo(EventBusOptions options) {
        return certificates.map(it -> it.applyTo(options)).orElse(options);
    }
}
