package io.lifafa.config;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How nodes find each other and talk.
 *
 * @param enabled whether to join a cluster; else the node is alone
 * @param name of the cluster; others are left alone
 * @param password that members share; empty: none
 * @param members where members may be found, {@code host} or {@code host:port}, separated by commas
 * @param host interface for members and the event bus
 * @param publicHost address under which others reach this node, where it is not {@code host}
 * @param port for members; the next free one of a hundred is taken if it is not free
 * @param busPort for the event bus; 0: any free one
 * @param certificates directory with this node's certificates for the bus; empty: on a loopback interface those in the
 *     user's home directory, which are made at the first start
 * @param insecure whether the bus goes without certificates, and beyond loopback without a password
 * @param kubernetesService DNS name of a headless service that finds the members, instead of {@code members}
 */
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
    private static final String HOST_AND_PORT = "(" + "[A-Za-z0-9._-]{1,253}" + "|\\[[0-9A-Fa-f:.]+\\])(:\\d{1,5})?";

    private static final String NO_CERTIFICATES = "is not set, and cluster.host is not a loopback interface: whoever "
            + "reaches the bus could send and hear everything. Make certificates with 'lifafa cluster certificates DIR "
            + "NODE' and name their directory; on a network that is closed to others, cluster.insecure: true";

    private static final String NO_PASSWORD = "is not set, and cluster.host is not a loopback interface: whoever "
            + "reaches the port could join. Set one; on a network that is closed to others, cluster.insecure: true";

    /** @throws IllegalArgumentException with everything that is wrong, one line per component */
    public ClusterConfig {
        new Check()
                .that(
                        "name",
                        name.matches("[A-Za-z0-9._-]{1,64}"),
                        "is not a name; allowed: 1 to 64 letters, digits, '.', '_' or '-'")
                .that(
                        "members",
                        split(members).stream().allMatch(member -> member.matches(HOST_AND_PORT)),
                        "is not a list of hosts; allowed: host or host:port, separated by commas")
                .that("host", HttpConfig.isHost(host), HttpConfig.NO_HOST)
                .that("publicHost", publicHost.map(HttpConfig::isHost).orElse(true), HttpConfig.NO_HOST)
                .range("port", port, 1, 65_435)
                .range("busPort", busPort, 0, 65_535)
                .that("certificates", isSafe(certificates.isPresent(), enabled, insecure, host), NO_CERTIFICATES)
                .that("password", isSafe(password.isPresent(), enabled, insecure, host), NO_PASSWORD)
                .that(
                        "kubernetesService",
                        kubernetesService.map(HttpConfig::isHost).orElse(true),
                        "is not a DNS name, such as lifafa-members.default.svc.cluster.local")
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
}
