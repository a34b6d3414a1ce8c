package io.lifafa.chaos.step;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.chaos.Chaos;
import io.lifafa.chaos.step.StepPlan.Lane;
import io.lifafa.promises.Child;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node dies right before or right after each durable write there is, in real processes; whoever comes after it makes
 * everything good. {@code -Dchaos.runs} sets how often at the least.
 */
@Timeout(1_800)
class KillAtEachStepIT {
    private static final int RUNS = Integer.getInteger("chaos.runs", 100);
    private static final int RUNS_UNTIL_SETTLED = 20;

    /** A step that was not come to is tried again so often. */
    private static final int MISSES = 3;

    @TempDir
    Path dir;

    private final StepHits hits = new StepHits();

    @Test
    void whatWasAcknowledgedEndsInItsOneRightStateWhereverTheNodesDie() throws Exception {
        long seed = Chaos.seed("KillAtEachStepIT");
        var began = Instant.now();
        var plan = StepPlan.of(RUNS, new Random(seed));
        var vertx = Vertx.vertx();
        var threads = Executors.newFixedThreadPool(Lane.values().length);
        try (var store = Child.process(Files.createDirectories(dir.resolve("store")), "256m", storeCommand())) {
            var uri = Child.storeUri(store.port());
            var nodes = new StepNode(dir.resolve("program"));
            try (var warm = new StepLane(dir.resolve("warm-up"), nodes, uri, Lane.API, vertx, seed)) {
                warm.warmUp();
            }
            var lanes = new ExecutorCompletionService<Void>(threads);
            plan.forEach((lane, faults) -> lanes.submit(() -> run(uri, nodes, lane, faults, vertx, seed)));
            for (int lane = 0; lane < plan.size(); lane++) {
                lanes.take().get();
            }
        } finally {
            threads.shutdownNow();
            await(vertx.close());
            System.out.println(hits.table());
            System.out.printf(
                    "KillAtEachStepIT: %d runs in %d s%n",
                    hits.runs(), Duration.between(began, Instant.now()).toSeconds());
        }
        assertThat(hits.missing()).as("never died there").isEmpty();
        checkLogs();
    }

    private List<String> storeCommand() {
        return List.of(
                "store",
                "--port",
                "0",
                "--set",
                "store.data_dir=" + dir.resolve("data"),
                "--set",
                "store.reserve_bytes=0",
                "--set",
                Child.STORE_LOGIN);
    }

    private Void run(String uri, StepNode nodes, Lane lane, Deque<StepFault> faults, Vertx vertx, long seed)
            throws Exception {
        try (var runs = new StepLane(dir.resolve(lane.name()), nodes, uri, lane, vertx, seed)) {
            die(runs, lane, faults);
        }
        return null;
    }

    private void die(StepLane lane, Lane name, Deque<StepFault> faults) throws Exception {
        int run = 0;
        int misses = 0;
        int unsettled = 0;
        while (!faults.isEmpty()) {
            var fault = faults.poll();
            run++;
            if (lane.run(fault, name + " run " + run + ", which died at " + fault)) {
                hits.hit(fault);
            } else if (++misses <= MISSES) {
                System.out.println("KillAtEachStepIT: " + name + " did not come to " + fault);
                StepPlan.before(fault.step()).ifPresent(faults::add);
                faults.add(fault);
            }
            if (faults.isEmpty() || (++unsettled >= RUNS_UNTIL_SETTLED && !needsWhatIsLeft(faults.peek()))) {
                unsettled = 0;
                lane.settle();
                System.out.println("KillAtEachStepIT: " + name + " is in order after " + run + " runs");
            }
        }
    }

    private static boolean needsWhatIsLeft(StepFault next) {
        return StepPlan.before(next.step()).isPresent();
    }

    /** No process has written a word of any SMS anywhere. */
    private void checkLogs() throws Exception {
        try (var files = Files.walk(dir)) {
            for (var log :
                    files.filter(file -> file.toString().endsWith(".txt")).toList()) {
                assertThat(Files.readString(log)).as("%s", log).doesNotContain(StepSms.MARK);
            }
        }
    }
}
