package io.lifafa.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.metrics.Metrics;
import io.lifafa.sms.Chunk;
import io.lifafa.sms.ChunkId;
import io.lifafa.sms.Sms;
import io.lifafa.sms.WorkItem;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gate knows of every SMS that was appended, however many watch over it. */
@Timeout(60)
class BacklogGateTest {
    private final FakeStore store = new FakeStore();
    private final AtomicLong now = new AtomicLong();
    private final BacklogGate gate = new BacklogGate(
            store, new Metrics(new SimpleMeterRegistry()), new BacklogGate.Limits(1_000, 20_000), now::get);

    private static Chunk chunk(int number) {
        var sms = new Sms("s" + number, "u", "AX", "text", Instant.EPOCH, Optional.empty(), Optional.empty());
        return new Chunk(ChunkId.of("b" + number, 0), "t", "b" + number, false, List.of(WorkItem.fresh(sms)));
    }

    private void append(int number) {
        gate.begin(chunk(number));
        write(number);
    }

    private void write(int number) {
        store.append(chunk(number));
        gate.end(chunk(number));
    }

    @Test
    void threeThatReadAtTheSameTimeTakeWhatWasAppendedOffOnce() {
        var counting = Promise.<Void>promise();
        for (int i = 0; i < 10; i++) {
            append(i);
        }
        store.counting = counting.future();
        var readings = Future.all(gate.refresh(), gate.refresh(), gate.refresh());
        counting.complete();

        assertThat(readings.succeeded()).isTrue();
        assertThat(gate.sms()).isEqualTo(10);
        assertThat(gate.known().sms()).isEqualTo(10);
    }

    /** What is being appended may be counted twice for a moment; that something is not counted would be an endless backlog. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void howeverManyReadAndAppendTheEstimateIsNeverLessThanWhatIsThereAndRightInTheEnd(long seed) {
        var random = new Random(seed);
        var appends = new ArrayDeque<Integer>();
        var readings = new ArrayDeque<Promise<Void>>();
        int next = 0;
        for (int step = 0; step < 2_000; step++) {
            switch (random.nextInt(5)) {
                case 0 -> {
                    gate.begin(chunk(next));
                    appends.add(next++);
                }
                case 1 -> {
                    if (!appends.isEmpty()) {
                        write(appends.remove());
                    }
                }
                case 2 -> {
                    var counting = Promise.<Void>promise();
                    store.counting = counting.future();
                    readings.add(counting);
                    gate.refresh();
                }
                case 3 -> {
                    if (!readings.isEmpty()) {
                        (random.nextBoolean() ? readings.removeFirst() : readings.removeLast()).complete();
                    }
                }
                default -> store.appended.poll();
            }
            assertThat(gate.sms()).as("step %d", step).isGreaterThanOrEqualTo(store.appended.size());
        }
        readings.forEach(Promise::tryComplete);
        store.counting = Future.succeededFuture();
        while (!appends.isEmpty()) {
            write(appends.remove());
        }
        gate.refresh();
        assertThat(gate.sms()).isEqualTo(store.appended.size());
    }

    @Test
    void smsAndBytesFillItAlike() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(gate.isFull()).isFalse();
            append(i);
        }
        assertThat(gate.isFull()).isTrue();
        store.appended.clear();
        gate.refresh();
        assertThat(gate.isFull()).isFalse();
        var sms = new Sms("s", "u", "AX", "x".repeat(20_000), Instant.EPOCH, Optional.empty(), Optional.empty());
        gate.begin(new Chunk(ChunkId.of("b", 0), "t", "b", false, List.of(WorkItem.fresh(sms))));
        assertThat(gate.isFull()).isTrue();
    }

    @Test
    void theStoreIsAskedByOneAtATimeAndRestsTwentyTimesAsLongAsItTook() {
        var counting = Promise.<Void>promise();
        store.counting = counting.future();
        gate.refreshWhenDue();
        append(1);
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(gate.refreshWhenDue().succeeded())
                .as("somebody does that already")
                .isTrue();
        counting.complete();
        assertThat(gate.known().sms()).isEqualTo(1);
        append(2);
        now.addAndGet(Duration.ofSeconds(19).toNanos());
        gate.refreshWhenDue();
        assertThat(gate.known().sms()).isEqualTo(1);
        now.addAndGet(Duration.ofSeconds(2).toNanos());
        gate.refreshWhenDue();
        assertThat(gate.known().sms()).isEqualTo(2);
    }
}
