package io.lifafa.cli.store;

import io.lifafa.cli.base.Await;
import io.lifafa.cli.base.ConfigOptions;
import io.lifafa.cli.base.ExitCode;
import io.lifafa.node.StoreAccess;
import io.lifafa.store.check.ConsistencyCheck;
import io.lifafa.store.check.ConsistencyReport;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code lifafa audit}. */
@Command(
        name = "audit",
        description = {
            "Checks that every accepted SMS is in exactly one known place, per batch and in all.",
            "Exit code 1 and the ids if that does not hold."
        },
        mixinStandardHelpOptions = true)
public final class AuditCommand implements Callable<Integer> {
    @Mixin
    private ConfigOptions options;

    @Override
    public Integer call() throws Exception {
        var config = options.load();
        var vertx = Vertx.vertx();
        try {
            var store = Await.on(StoreAccess.requireToRead(vertx, config.store()));
            try {
                return print(Await.on(new ConsistencyCheck(store.database()).run()));
            } finally {
                Await.on(store.close(vertx));
            }
        } finally {
            Await.on(vertx.close());
        }
    }

    static int print(ConsistencyReport report) {
        var tally = report.tally();
        System.out.printf(
                "%d batches, %d SMS accepted = %d processed + %d filtered + %d duplicate + %d dead + %d pending%n",
                report.batches(),
                report.accepted(),
                tally.processed(),
                tally.filtered(),
                tally.duplicate(),
                tally.dead(),
                report.pending());
        if (report.erased() > 0) {
            System.out.println(report.erased() + " of them have been erased since.");
        }
        if (report.holds()) {
            System.out.println("Every accepted SMS is in exactly one place.");
            return ExitCode.OK;
        }
        System.out.println(report.violationCount() + " violations:");
        report.violations().forEach(violation -> System.out.println("  " + violation));
        return ExitCode.NOT_OK;
    }
}
