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

/**
 * By what the members of a cluster know each other.
 *
 * @param certificates on the bus; empty: by nothing
 * @param password at Hazelcast's port; empty: by nothing
 */
record MemberSecurity(Optional<NodeCertificates> certificates, Optional<String> password) {
    private static final Logger LOG = LoggerFactory.getLogger(MemberSecurity.class);

    /**
     * What is configured; on a loopback interface, where nothing is, what this user's processes share. Blocks.
     *
     * @throws IOException if certificates cannot be read, or made
     */
    static MemberSecurity of(ClusterConfig config) throws IOException {
        if (config.certificates().isPresent()) {
            var given = NodeCertificates.in(config.certificates().get());
            return new MemberSecurity(Optional.of(given), config.password());
        }
        if (config.insecure()) {
            LOG.warn("cluster.insecure: whoever reaches the ports of this node can send and hear everything");
            return new MemberSecurity(Optional.empty(), config.password());
        }
        return ofThisUser(config);
    }

    private static MemberSecurity ofThisUser(ClusterConfig config) throws IOException {
        var home = Path.of(System.getProperty("user.home"));
        try {
            var dir = LocalCertificates.of(home);
            var password = config.password().orElse(LocalCertificates.password(dir));
            return new MemberSecurity(Optional.of(NodeCertificates.in(dir)), Optional.of(password));
        } catch (IOException e) {
            throw new IOException(
                    "cannot make or read the certificates of this machine's clusters in " + home + ": " + e.getMessage()
                            + ". Set cluster.certificates, or cluster.insecure: true",
                    e);
        }
    }

    EventBusOptions applyTo(EventBusOptions options) {
        return certificates.map(it -> it.applyTo(options)).orElse(options);
    }
}
