package io.lifafa.store.stage;

import static io.lifafa.testsupport.Awaiting.await;

import com.sun.management.OperatingSystemMXBean;
import io.lifafa.bus.EncodingCodec;
import io.lifafa.sms.Chunk;
import io.lifafa.store.Claim;
import io.lifafa.store.Closing;
import io.lifafa.store.Journal;
import io.lifafa.store.Lease;
import io.lifafa.store.Sample;
import io.lifafa.store.Tally;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a chunk of 500 SMS costs between a stage and the journal, which here does nothing: it is appended, claimed and closed.
 * Prints the processor time of the process for it, within a node and as between nodes, without the network.
 *
 * <p>Argument: how many chunks are measured (default 2,000), after half as many to warm up.
 */
public final class StageBenchmark {
    private static final int SMS = 500;

    private StageBenchmark() {}

    public static void main(String[] args) {
        int chunks = args.length > 0 ? Integer.parseInt(args[0]) : 2_000;
        System.out.printf("%-24s %14s%n", "a chunk of 500 SMS", "CPU us");
        measure("within a node", false, chunks);
        measure("between nodes", true, chunks);
    }

    private static void measure(String name, boolean encoded, int chunks) {
        var vertx = Vertx.vertx();
        if (encoded) {
            EncodingCodec.register(vertx);
        }
        var journal = journal(vertx);
        run(journal, chunks / 2);
        long before = cpuNanos();
        run(journal, chunks);
        System.out.printf("%-24s %,14.0f%n", name, (cpuNanos() - before) / 1e3 / chunks);
        await(vertx.close());
    }

    private static Journal journal(Vertx vertx) {
        await(JournalClient.service(idle()).serve(vertx, Optional.empty()));
        return StoreClients.here(vertx, Duration.ofSeconds(10)).services().journal();
    }

    private static Journal idle() {
        var claims = List.of(new Claim(new Lease(chunk().id(), "owner", 1), chunk()));
        return (Journal) Proxy.newProxyInstance(
                Journal.class.getClassLoader(),
                new Class<?>[] {Journal.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "claim" -> Future.succeededFuture(claims);
                    case "close" -> Future.succeededFuture(Tally.NONE);
                    default -> Future.succeededFuture();
                });
    }

    private static Chunk chunk() {
        return Sample.chunk(
                "batch", 0, IntStream.range(0, SMS).mapToObj(i -> "sms-" + i).toArray(String[]::new));
    }

    private static void run(Journal journal, int times) {
        var chunk = chunk();
        for (int i = 0; i < times; i++) {
            await(journal.append(chunk));
            var claim = await(journal.claim("owner", 1)).get(0);
            var outcomes = claim.chunk().items().stream().map(Sample::processed).toList();
            await(journal.close(new Closing(claim.lease(), "tenant", "batch", false, Tally.NONE, outcomes)));
        }
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
