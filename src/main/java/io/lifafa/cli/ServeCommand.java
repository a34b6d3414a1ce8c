package io.lifafa.cli;

import io.lifafa.cli.base.Await;
import io.lifafa.cli.base.ConfigOptions;
import io.lifafa.cli.base.StopSignal;
import io.lifafa.config.HttpConfig;
import io.lifafa.node.Node;
import io.lifafa.node.NodeStart;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lifafa serve}. */
@Command(
        name = "serve",
        description = "Runs a node: takes SMS over HTTP and the event bus until it is told to stop (SIGTERM, Ctrl-C).",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    @Mixin
    private ConfigOptions options;

    @Option(names = "--cluster", description = "Joins the cluster (short for --set cluster.enabled=true).")
    private boolean cluster;

    @Option(
            names = "--roles",
            paramLabel = "ROLES",
            description = "Stages this node runs, such as ingest,pipeline=4 (short for --set node.roles=ROLES).")
    private String roles;

    @Override
    public Integer call() throws Exception {
        if (cluster) {
            options.set("cluster.enabled", "true");
        }
        if (roles != null) {
            options.set("node.roles", roles);
        }
        var config = options.load();
        var node = started(Node.begin(config, true));
        System.out.printf(
                "Lifafa serves on %s/api/v1/sms, health and metrics on %s%n",
                address(config.http(), node.httpPort()), address(config.management(), node.managementPort()));
        node.embeddedAddress().ifPresent(uri -> System.out.println("The embedded store can be reached at " + uri));
        System.out.flush();
        return StopSignal.forever();
    }

    private static String address(HttpConfig config, int port) {
        return (config.tls().isOn() ? "https" : "http") + "://" + config.host() + ":" + port;
    }

    private static Node started(NodeStart start) throws Exception {
        var signal = StopSignal.endingBy(start::stop);
        try {
            return Await.on(start.node());
        } catch (Exception e) {
            if (start.isStopping()) {
                StopSignal.forever();
            }
            signal.forget();
            throw e;
        }
    }
}
