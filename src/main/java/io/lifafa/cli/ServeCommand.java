package io.lifafa.cli;

import io.lifafa.node.Node;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code lifafa serve}. */
@Command(
        name = "serve",
        description = "Runs a node: takes SMS over HTTP and the event bus until it is told to stop (SIGTERM, Ctrl-C).",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    /** An orderly stop takes no longer; then the process ends all the same and leases run out. */
    private static final long STOP_SECONDS = 45;

    @Mixin
    private ConfigOptions options;

    @Override
    public Integer call() throws Exception {
        var config = options.load();
        var node = Await.on(Node.start(config, true));
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(node, stopped), "lifafa-stop"));
        System.out.printf(
                "Lifafa serves on http://%s:%d/api/v1/sms, health and metrics on http://%s:%d%n",
                config.http().host(), node.httpPort(), config.management().host(), node.managementPort());
        node.embeddedUri().ifPresent(uri -> System.out.println("The embedded store can be reached at " + uri));
        System.out.flush();
        stopped.await();
        return LifafaCommand.OK;
    }

    private static void stop(Node node, CountDownLatch stopped) {
        try {
            node.stop().toCompletionStage().toCompletableFuture().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            System.err.println("not everything stopped in time: " + e.getClass().getSimpleName());
        } finally {
            stopped.countDown();
        }
    }
}
