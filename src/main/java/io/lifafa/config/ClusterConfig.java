package io.lifafa.config;

import static io.lifafa.config.key.ConfigKey.entry;
import static io.lifafa.config.key.ValueTypes.flag;
import static io.lifafa.config.key.ValueTypes.integer;
import static io.lifafa.config.key.ValueTypes.path;
import static io.lifafa.config.key.ValueTypes.text;

import io.lifafa.config.key.KeyGroup;
import io.lifafa.config.key.ValueType;
import io.lifafa.config.key.ValueTypes;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** How nodes find each other and talk; each component is the key of its name. */
public record ClusterConfig(
        boolean enabled,
        String name,
        Optional<String> password,
        String members,
        String host,
        Optional<String> publicHost,
        int port,
        int busPort,
        Optional<Path> certificates,
        boolean insecure,
        Optional<String> kubernetesService) {
    private static final Pattern MEMBER = Pattern.compile("([A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]+\\])(:\\d{1,5})?");
    private static final ValueType<String> MEMBERS = text("list")
            .that(
                    it -> split(it).stream()
                            .allMatch(member -> MEMBER.matcher(member).matches()),
                    "is not a list of hosts; allowed: host or host:port, separated by commas");
    private static final ValueType<String> DNS_NAME = text(
            "DNS name", HttpConfig.HOST_PATTERN, "is not a DNS name, such as lifafa-members.default.svc.cluster.local");

    static final KeyGroup<ClusterConfig> KEYS = KeyGroup.of(
            "cluster",
            ClusterConfig.class,
            "How nodes find each other ([docs/cluster.md](cluster.md)). Hazelcast's own settings are in"
                    + " [cluster.xml](../cluster.xml).",
            entry("enabled", flag(), "false").doc("Join a cluster (`--cluster`)."),
            entry("name", ValueTypes.name(), "lifafa").doc("Name of the cluster."),
            entry("password", text("text"), "")
                    .doc(
                            "What members must know to join. Keeps strangers out, encrypts nothing. Empty: on loopback one is made, beyond it the node does not start.")
                    .secret(),
            entry("members", MEMBERS, "127.0.0.1")
                    .doc("Where members may be found: `host` or `host:port`.")
                    .variable("CLUSTER_MEMBERS"),
            entry("host", HttpConfig.HOST, "127.0.0.1").doc("Interface for members and the event bus."),
            entry("public_host", HttpConfig.HOST, "")
                    .doc("Address under which others reach this node. Empty: `cluster.host`."),
            entry("port", integer(1, 65_435), "5701").doc("Port for members; the next free one of a hundred is used."),
            entry("bus_port", integer(0, 65_535), "0").doc("Port of the event bus. 0: any free one."),
            entry("certificates", path("directory"), "")
                    .doc("Directory with `ca.crt`, `tls.crt` and `tls.key` of this node, made by `lifafa cluster"
                            + " certificates`. Required, like `cluster.password`, unless `cluster.host` is a loopback"
                            + " interface; there, empty means certificates in `~/.lifafa/cluster`, made at the first"
                            + " start."),
            entry("insecure", flag(), "false")
                    .doc("Run without certificates, and beyond loopback without a password. For closed networks."),
            entry("kubernetes_service", DNS_NAME, "")
                    .doc("Headless service that finds the members in Kubernetes. Empty: `cluster.members`."));

    private static final String NO_CERTIFICATES = "is not set, and cluster.host is not a loopback interface: whoever "
            + "reaches the bus could send and hear everything. Make certificates with 'lifafa cluster certificates DIR "
            + "NODE' and name their directory; on a network that is closed to others, cluster.insecure: true";

    private static final String NO_PASSWORD = "is not set, and cluster.host is not a loopback interface: whoever "
            + "reaches the port could join. Set one; on a network that is closed to others, cluster.insecure: true";

    /** @throws IllegalArgumentException if others can reach the cluster and neither password nor certificates keep them out */
    public ClusterConfig {
        new Check()
                .that("certificates", isSafe(certificates.isPresent(), enabled, insecure, host), NO_CERTIFICATES)
                .that("password", isSafe(password.isPresent(), enabled, insecure, host), NO_PASSWORD)
                .done();
    }

    /** Whether only this machine can reach members and bus. */
    public boolean isLocal() {
        return isLoopback(host);
    }

    private static boolean isSafe(boolean given, boolean enabled, boolean insecure, String host) {
        return given || !enabled || insecure || isLoopback(host);
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("::1") || host.matches("127(\\.\\d{1,3}){3}");
    }

    /** Where members may be found, one by one. */
    public List<String> memberList() {
        return split(members);
    }

    private static List<String> split(String members) {
        return Arrays.stream(members.split(",", -1)).map(String::strip).toList();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return KEYS.shown(this);
    }
}
