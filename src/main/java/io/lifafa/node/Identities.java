package io.lifafa.node;

import io.lifafa.cluster.NodeIdentity;
import io.lifafa.config.NodeConfig;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.UUID;

/** Who this node is, and which build. */
final class Identities {
    private Identities() {}

    /** @param memberId the cluster's id of this process, if there is a cluster */
    static NodeIdentity of(NodeConfig config, Optional<String> memberId) {
        return new NodeIdentity(
                memberId.orElseGet(() -> UUID.randomUUID().toString()),
                config.name().orElseGet(Identities::usualName),
                config.roles().set());
    }

    private static String usualName() {
        long process = ProcessHandle.current().pid();
        try {
            return InetAddress.getLocalHost().getHostName() + "-" + process;
        } catch (UnknownHostException e) {
            return "node-" + process;
        }
    }

    static String version() {
        return Optional.ofNullable(Identities.class.getPackage().getImplementationVersion())
                .orElse("unpackaged");
    }
}
