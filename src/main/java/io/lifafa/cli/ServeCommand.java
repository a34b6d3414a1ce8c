package io.lifafa.cli;

import io.lifafa.node.Node;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code lifafa serve}. */
@Command(
        name = "serve",
        description = "Runs a node: takes SMS over HTTP and the event bus until it is told to stop (SIGTERM, Ctrl-C).",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    @Mixin
    private ConfigOptions options;

    @Override
    public Integer call() throws Exception {
        var config = options.load();
        var node = Await.on(Node.start(config, true));
        System.out.printf(
                "Lifafa serves on http://%s:%d/api/v1/sms, health and metrics on http://%s:%d%n",
                config.http().host(), node.httpPort(), config.management().host(), node.managementPort());
        node.embeddedUri().ifPresent(uri -> System.out.println("The embedded store can be reached at " + uri));
        System.out.flush();
        return StopSignal.await(node::stop);
    }
}
