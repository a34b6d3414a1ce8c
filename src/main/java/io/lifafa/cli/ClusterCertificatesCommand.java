package io.lifafa.cli;

import io.lifafa.cli.base.ExitCode;
import io.lifafa.cluster.tls.CertificateAuthority;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lifafa cluster certificates}. */
@Command(
        name = "certificates",
        description =
                "Makes the certificates by which nodes know each other on the event bus: DIR/NODE with ca.crt, tls.crt"
                        + " and tls.key for each node, to be named by its cluster.certificates; and, the first time, the authority"
                        + " that signs them, in DIR/ca, which no node needs and who makes more certificates does.",
        mixinStandardHelpOptions = true)
final class ClusterCertificatesCommand implements Callable<Integer> {
    private static final int LONGEST_DAYS = 3_650;

    @Parameters(index = "0", paramLabel = "DIR", description = "Where to.")
    private Path dir;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "NODE", description = "Names of nodes.")
    private List<String> nodes;

    @Option(
            names = "--days",
            defaultValue = "825",
            description = "How long they are valid, 1 to " + LONGEST_DAYS + " (default: ${DEFAULT-VALUE}).")
    private int days;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description =
                    "A name or address that HTTPS clients call the nodes by; may be repeated. The bus needs none, but"
                            + " with them the same files do for http.tls_certificate_file and http.tls_key_file.")
    private List<String> hosts = List.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        nodes.stream()
                .filter(it -> !it.matches("[A-Za-z0-9._-]{1,64}") || it.equals("ca") || it.matches("\\.+"))
                .forEach(it -> refuse("'" + it + "' cannot be a node's name here; allowed: 1 to 64 letters, digits,"
                        + " '.', '_' or '-', but not 'ca'"));
        hosts.stream()
                .filter(it -> !it.matches("[A-Za-z0-9.-]{1,253}|[0-9A-Fa-f:.]{2,45}"))
                .forEach(it -> refuse("'" + it + "' cannot be a host; allowed: a DNS name or an IP address"));
        if (days < 1 || days > LONGEST_DAYS) {
            refuse("--days " + days + " is out of range; allowed: 1 to " + LONGEST_DAYS);
        }
        var authority = new CertificateAuthority(dir.resolve("ca"));
        if (!authority.exists()) {
            authority.create();
            System.out.println("made the authority in " + dir.resolve("ca") + ": keep it apart from the nodes");
        }
        for (var node : nodes) {
            authority.issue(node, hosts, Duration.ofDays(days), dir.resolve(node));
            System.out.println("made " + dir.resolve(node) + ", valid for " + days + " days");
        }
        return ExitCode.OK;
    }

    private void refuse(String why) {
        throw new ParameterException(spec.commandLine(), why);
    }
}
