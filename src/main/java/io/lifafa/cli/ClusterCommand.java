package io.lifafa.cli;

import io.lifafa.cli.base.CaFile;
import io.lifafa.cli.base.ExitCode;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lifafa cluster}. */
@Command(
        name = "cluster",
        description =
                "Shows the cluster as one of its nodes sees it: nodes, stages, backlog, who holds which chunks. Exit"
                        + " code 1 if a node is silent or unreachable.",
        mixinStandardHelpOptions = true,
        subcommands = ClusterCertificatesCommand.class)
final class ClusterCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String ROW = "%-24s %-12s %8s %12s  %s%n";

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "A node's HTTP address (default: ${DEFAULT-VALUE}).")
    private URI url;

    @Option(
            names = "--ca-file",
            paramLabel = "FILE",
            description =
                    "PEM file with the authority that signed the node's HTTPS certificate (default: those of Java).")
    private Optional<Path> caFile = Optional.empty();

    @Option(
            names = "--key",
            paramLabel = "KEY",
            defaultValue = "${env:LIFAFA_KEY:-}",
            showDefaultValue = CommandLine.Help.Visibility.NEVER,
            description = "An API key that may operate; better in LIFAFA_KEY, where no other user sees it.")
    private String key;

    @Override
    public Integer call() throws Exception {
        var cluster = ask();
        var nodes = cluster.getJsonArray("nodes").stream()
                .map(JsonObject.class::cast)
                .toList();
        System.out.printf(ROW, "node", "state", "workers", "chunks/slots", "stages");
        nodes.forEach(ClusterCommand::print);
        work(cluster.getJsonObject("work"));
        return nodes.stream().allMatch(node -> node.getString("state").equals("up")) ? ExitCode.OK : ExitCode.NOT_OK;
    }

    private JsonObject ask() throws IOException, InterruptedException {
        var asking = HttpRequest.newBuilder(url.resolve("/api/v1/cluster")).timeout(PATIENCE);
        if (!key.isEmpty()) {
            asking.header("Authorization", "Bearer " + key);
        }
        var request = asking.build();
        var builder = HttpClient.newBuilder().connectTimeout(PATIENCE);
        if (caFile.isPresent()) {
            builder.sslContext(CaFile.trusted(caFile.get()));
        }
        var client = builder.build();
        try {
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(url + " answers " + answer.statusCode()
                        + (answer.statusCode() == 401 ? "; set LIFAFA_KEY" : "; name a node with --url"));
            }
            return new JsonObject(answer.body());
        } catch (SSLException e) {
            throw new IOException(
                    "no TLS with " + url + ": " + e.getMessage()
                            + "; name the authority of its certificate with --ca-file, or call it by a name that its"
                            + " certificate is for",
                    e);
        } catch (IOException e) {
            throw new IOException("no node answers at " + url + "; name one with --url", e);
        }
    }

    private static void print(JsonObject node) {
        var pipeline = node.getJsonObject("pipeline", new JsonObject());
        System.out.printf(
                ROW,
                node.getString("name") + (node.getBoolean("this", false) ? " *" : ""),
                node.getString("state"),
                pipeline.getInteger("workers", 0),
                pipeline.getInteger("busy", 0) + "/" + pipeline.getInteger("slots", 0),
                roles(node.getJsonArray("roles").getList()));
    }

    /** The leases by who holds them: each node has a few at the most. */
    private static void work(JsonObject work) {
        if (work.containsKey("problem")) {
            System.out.println(work.getString("problem"));
            return;
        }
        System.out.printf(
                "%,d chunks wait for a worker, %,d are due later, %,d are worked on%n",
                work.getLong("ready"), work.getLong("waiting"), work.getLong("leased"));
        work.getJsonArray("leases").stream()
                .map(JsonObject.class::cast)
                .forEach(lease -> System.out.printf(
                        "  %s by %s, for %.1f s more%n",
                        lease.getString("chunk"), lease.getString("owner"), lease.getLong("left_ms") / 1000.0));
    }

    private static String roles(List<?> roles) {
        return roles.stream().map(Object::toString).collect(Collectors.joining(","));
    }
}
