package io.lifafa.ingest;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.sms.Chunk;
import io.lifafa.sms.ChunkId;
import io.lifafa.sms.Sms;
import io.lifafa.sms.WorkItem;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who comes at the same moment shares a chunk; who is alone waits for nobody. */
@ExtendWith(VertxExtension.class)
@Timeout(60)
class SharedAppendsTest {
    private static final Duration NEVER = Duration.ofHours(1);

    private Vertx vertx;
    private final List<Chunk> appended = Collections.synchronizedList(new ArrayList<>());
    private volatile Future<Void> answer = Future.succeededFuture();

    @BeforeEach
    void open(Vertx vertx) {
        this.vertx = vertx;
    }

    private SharedAppends appends(Duration linger) {
        return new SharedAppends(
                vertx,
                chunk -> {
                    appended.add(chunk);
                    return answer;
                },
                linger);
    }

    private static Chunk chunk(String tenant, String batch, int items) {
        return new Chunk(
                ChunkId.of(batch, 0),
                tenant,
                batch,
                false,
                IntStream.range(0, items)
                        .mapToObj(i -> WorkItem.fresh(new Sms(
                                batch + i, "u", "AX-BANK", "text", Instant.EPOCH, Optional.empty(), Optional.empty())))
                        .toList());
    }

    private static Chunk chunk(String batch) {
        return chunk("t", batch, 1);
    }

    @Test
    void aRequestThatIsAloneIsAppendedAtOnceAsItIs() {
        var shared = appends(NEVER);
        var request = shared.during(() -> shared.append(chunk("b")));
        assertThat(request.succeeded()).isTrue();
        assertThat(appended).containsExactly(chunk("b"));
    }

    @Test
    void requestsThatAreUnderWayTogetherGoAsOneChunkAsSoonAsNoneIsMissing() {
        var shared = appends(NEVER);
        var reading = Promise.<Void>promise();
        var first = shared.during(() -> shared.append(chunk("b0")));
        var slow = shared.during(() -> reading.future().compose(read -> shared.append(chunk("b1"))));
        var quick = shared.during(() -> shared.append(chunk("t", "b2", 2)));
        assertThat(appended).as("one is still being read").hasSize(1);

        reading.complete();

        assertThat(List.of(first.succeeded(), slow.succeeded(), quick.succeeded()))
                .containsOnly(true);
        assertThat(appended).hasSize(2);
        assertThat(appended.get(1).batches()).isEqualTo(Map.of("b2", 2, "b1", 1));
        assertThat(appended.get(1).id()).isNotEqualTo(ChunkId.of("b1", 0)).isNotEqualTo(ChunkId.of("b2", 0));
    }

    @Test
    void whileOneIsBeingWrittenTheNextOnesGather() {
        var shared = appends(NEVER);
        var writing = Promise.<Void>promise();
        answer = writing.future();
        shared.during(() -> shared.append(chunk("b0")));
        answer = Future.succeededFuture();
        shared.during(() -> shared.append(chunk("b1")));
        shared.during(() -> shared.append(chunk("b2")));
        assertThat(appended).hasSize(1);

        writing.complete();

        assertThat(appended).hasSize(2);
        assertThat(appended.get(1).batches()).containsOnlyKeys("b1", "b2");
    }

    @Test
    void nobodyWaitsForLongerThanTheLinger() throws Exception {
        var shared = appends(Duration.ofMillis(5));
        shared.during(() -> Promise.promise().future());
        var request = shared.during(() -> shared.append(chunk("b")));
        await(request);
        assertThat(appended).containsExactly(chunk("b"));
    }

    @Test
    void withoutALingerEachRequestHasItsOwnChunk() {
        var shared = appends(Duration.ZERO);
        shared.during(() -> Promise.promise().future());
        assertThat(shared.during(() -> shared.append(chunk("b"))).succeeded()).isTrue();
    }

    @Test
    void aFailedAppendFailsAllThatShareItAndNobodyElse() {
        var shared = appends(NEVER);
        var reading = Promise.<Void>promise();
        answer = Future.failedFuture("lost");
        var first = shared.during(() -> reading.future().compose(read -> shared.append(chunk("b1"))));
        var second = shared.during(() -> shared.append(chunk("b2")));
        reading.complete();
        assertThat(List.of(first.failed(), second.failed())).containsOnly(true);
        answer = Future.succeededFuture();
        assertThat(shared.during(() -> shared.append(chunk("b3"))).succeeded()).isTrue();
    }

    @Test
    void noChunkIsOfTwoTenantsOrFullerThanItMayBe() {
        var shared = appends(NEVER);
        var reading = Promise.<Void>promise();
        shared.during(() -> reading.future());
        for (int i = 0; i < 7; i++) {
            int number = i;
            shared.during(() -> shared.append(chunk("t" + number % 2, "b" + number, 200)));
        }
        shared.during(() -> shared.append(chunk("t0", "large", 251)));
        reading.complete();

        assertThat(appended.stream().mapToInt(it -> it.items().size()).sum()).isEqualTo(7 * 200 + 251);
        assertThat(appended).allMatch(it -> it.items().size() <= Chunk.MAX_ITEMS);
        assertThat(appended).allMatch(it -> it.batches().keySet().stream()
                .filter(batch -> !batch.equals("large"))
                .allMatch(batch -> it.tenant().equals("t" + Integer.parseInt(batch.substring(1)) % 2)));
        assertThat(appended).contains(chunk("t0", "large", 251));
    }
}
