package io.lifafa.store.batch;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.store.Tally;
import io.lifafa.store.TestStore;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.lifafa.store.document.Documents;
import io.lifafa.store.document.TallyJson;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the audit reads of closed chunks: every batch once, and never more than pages of them in memory. */
@Timeout(60)
class ClosedWalkTest {
    private static final int PAGE = 1_000;
    private static TestStore store;

    @BeforeAll
    static void open() {
        store = TestStore.open();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @BeforeEach
    void wipe() {
        store.wipe();
    }

    private static String batch(int i) {
        return "batch-%06d".formatted(i);
    }

    private static JsonObject result(String batch, int sequence) {
        return Database.id(batch + "-" + sequence)
                .put("batch_id", batch)
                .put("n", 1)
                .put("replay", false)
                .mergeIn(TallyJson.write(new Tally(0, 1, 0, 0, 0)))
                .put("closed_at", Documents.date(store.clock().instant()));
    }

    private static JsonObject summary(String batch) {
        var line = new ClosedLine(batch + "-0");
        line.add(result(batch, 0));
        var summary = BatchSummary.none(batch, false).plus(List.of(line));
        return Database.id(batch).mergeIn(summary.toJson());
    }

    /** How many SMS of which batch were seen in which number of steps. */
    private record Seen(Map<String, Long> accepted, int steps, int mostHeld) {}

    private static Seen walk() {
        var accepted = new HashMap<String, Long>();
        var steps = new AtomicInteger();
        var most = new AtomicInteger();
        var walk = new AtomicReference<ClosedWalk>();
        walk.set(new ClosedWalk(store.database(), batch -> {
            accepted.merge(batch.id(), batch.accepted(), Long::sum);
            steps.incrementAndGet();
            most.accumulateAndGet(walk.get().held(), Math::max);
            return Future.succeededFuture();
        }));
        await(walk.get().run());
        return new Seen(accepted, steps.get(), most.get());
    }

    @Test
    void everyBatchIsSeenOnceWhetherItIsSummedUpOrNotAndHoweverManyThereAre() {
        for (int batches : List.of(3 * PAGE, 9 * PAGE)) {
            wipe();
            await(store.database()
                    .insertMissing(
                            Collections.RESULTS,
                            IntStream.range(0, batches)
                                    .filter(i -> i % 3 != 1)
                                    .mapToObj(i -> result(batch(i), i % 3))
                                    .toList()));
            await(store.database()
                    .insertMissing(
                            Collections.SUMMARIES,
                            IntStream.range(0, batches)
                                    .filter(i -> i % 3 != 0)
                                    .mapToObj(i -> summary(batch(i)))
                                    .toList()));

            var seen = walk();

            assertThat(seen.steps()).isEqualTo(batches);
            assertThat(seen.accepted()).hasSize(batches);
            seen.accepted().forEach((batch, count) -> assertThat(count)
                    .as(batch)
                    .isEqualTo(Integer.parseInt(batch.substring(6)) % 3 == 2 ? 2 : 1));
            assertThat(seen.mostHeld()).as("of " + batches).isLessThanOrEqualTo(PAGE);
        }
    }

    @Test
    void aBatchOfSeveralPagesIsSeenAsOne() {
        await(store.database()
                .insertMissing(
                        Collections.RESULTS,
                        IntStream.range(0, 2 * PAGE + 1)
                                .mapToObj(i -> result("large", i))
                                .toList()));
        await(store.database().insertMissing(Collections.RESULTS, List.of(result("a", 0), result("z", 0))));
        await(store.database().insertMissing(Collections.SUMMARIES, List.of(summary("large"))));

        var seen = walk();

        assertThat(seen.steps()).isEqualTo(3);
        assertThat(seen.accepted()).isEqualTo(Map.of("a", 1L, "large", 2L * PAGE + 1, "z", 1L));
    }
}
