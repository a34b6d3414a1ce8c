package io.lifafa.cli.run;

import io.lifafa.cli.base.ExitCode;
import io.lifafa.ingest.Receipt;
import io.lifafa.ingest.Refusal;
import io.lifafa.ingest.Rejection;
import io.lifafa.ingest.formats.input.UnreadableInputException;
import io.lifafa.store.BatchProgress;
import io.lifafa.store.Tally;
import io.vertx.core.Vertx;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What a run did, for people to read. */
public final class RunSummary {
    private static final int LISTED = 20;

    private final List<Receipt> receipts = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Map<String, Long> skipped = new TreeMap<>();
    private Tally tally = Tally.NONE;
    private long rejected;
    private boolean failed;
    private Duration took = Duration.ZERO;
    private Optional<ApiTrouble> gaveUp = Optional.empty();
    private Optional<Answerers> answerers = Optional.empty();

    void read(String file, Receipt receipt, Optional<UnreadableInputException> failure) {
        if (receipt.accepted() > 0) {
            receipts.add(receipt);
        }
        failed |= failure.isPresent();
        note(file, receipt);
    }

    /** What was taken before it came to that is worked on like anything else. */
    void refused(String file, Refusal refusal) {
        boolean listed = refusal.receipt().filter(it -> it.rejectedCount() > 0).isPresent();
        boolean said = refusal.kind() == Refusal.Kind.UNREADABLE || refusal.kind() == Refusal.Kind.NOTHING_ACCEPTED;
        if (!listed || !said) {
            problem(file, refusal.getMessage());
        }
        refusal.receipt().ifPresent(receipt -> {
            if (receipt.accepted() > 0) {
                receipts.add(receipt);
            }
            note(file, receipt);
        });
        failed = true;
    }

    void unreadable(String file, String reason) {
        problem(file, reason);
        failed = true;
    }

    private void note(String file, Receipt receipt) {
        rejected += receipt.rejectedCount();
        receipt.skipped().forEach((reason, count) -> skipped.merge(reason, count, Long::sum));
        receipt.rejected().stream().limit(LISTED).forEach(it -> problem(file, describe(it)));
        if (receipt.rejectedCount() > LISTED) {
            problem(file, (receipt.rejectedCount() - LISTED) + " more items rejected");
        }
    }

    private static String describe(Rejection rejection) {
        return "item " + rejection.index() + ", " + rejection.field() + ": " + rejection.reason();
    }

    private void problem(String file, String text) {
        problems.add(file + ": " + text);
    }

    void finished(BatchProgress progress) {
        tally = tally.plus(progress.tally());
    }

    /** Not everything has come to its end, and the extraction API was waited for long enough. */
    void gaveUp(ApiTrouble why) {
        gaveUp = Optional.of(why);
    }

    /** Waits at most two seconds for the last of it. */
    void answeredBy(Answerers told, Vertx vertx) throws Exception {
        told.await(vertx, batchIds(), tally.settled() - tally.duplicate());
        answerers = Optional.of(told);
    }

    void took(Duration duration) {
        took = duration;
    }

    List<Receipt> receipts() {
        return receipts;
    }

    public Set<String> batchIds() {
        var ids = new HashSet<String>();
        receipts.forEach(receipt -> ids.add(receipt.batchId()));
        return ids;
    }

    long accepted() {
        return receipts.stream().mapToLong(Receipt::accepted).sum();
    }

    /** True if nothing was refused and everything accepted has come to its end. */
    boolean everySmsIsFinal() {
        return !failed && rejected == 0 && tally.settled() == accepted();
    }

    public int exitCode() {
        return gaveUp.isPresent() ? ExitCode.FAILED : everySmsIsFinal() ? ExitCode.OK : ExitCode.NOT_OK;
    }

    void print(PrintStream out, PrintStream err) {
        problems.forEach(out::println);
        double seconds = Math.max(0.001, took.toMillis() / 1000.0);
        out.printf("%,d SMS in %.1f s (%,.0f SMS/s)%n", accepted(), seconds, accepted() / seconds);
        out.printf("  %,9d processed (stored as transactions)%n", tally.processed());
        out.printf("  %,9d filtered (no transaction: OTP, promotion, notice, …)%n", tally.filtered());
        out.printf("  %,9d duplicate (known before, nothing added)%n", tally.duplicate());
        out.printf("  %,9d dead (kept as dead letters, can be replayed)%n", tally.dead());
        if (rejected > 0) {
            out.printf("  %,9d rejected (not taken, see above)%n", rejected);
        }
        skipped.forEach((reason, count) -> out.printf("  %,9d skipped (%s)%n", count, reason));
        gaveUp.ifPresent(why -> out.printf("  %,9d waiting for the extraction API%n", accepted() - tally.settled()));
        answerers.ifPresent(it -> it.print(batchIds(), out));
        gaveUp.ifPresent(why -> err.printf(
                "the run ends: %s%n%,d SMS wait in the store and go on with the next run or serve; run the same files"
                        + " again if you like, nothing is stored twice%n",
                why.sentence(), accepted() - tally.settled()));
    }
}
