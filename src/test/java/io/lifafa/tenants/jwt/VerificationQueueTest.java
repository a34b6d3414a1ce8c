package io.lifafa.tenants.jwt;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifafa.tenants.AccessRefusal;
import io.lifafa.tenants.RefusalReason;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
@Timeout(60)
class VerificationQueueTest {
    private VerificationQueue queue;
    private final CountDownLatch gate = new CountDownLatch(1);

    @BeforeEach
    void open(Vertx vertx) {
        queue = new VerificationQueue(vertx);
    }

    @AfterEach
    void close() {
        gate.countDown();
    }

    @Test
    void aFloodFillsTheQueueAndTheRestIsRefusedAtOnce() {
        var checks = IntStream.range(0, 300).mapToObj(this::held).toList();
        assertThat(checks.stream().filter(Future::failed)).hasSize(300 - VerificationQueue.MOST_WAITING);
        assertThat(((AccessRefusal) held(1).cause()).reason()).isEqualTo(RefusalReason.UNAVAILABLE);
        gate.countDown();
        checks.stream().limit(VerificationQueue.MOST_WAITING).forEach(it -> await(it));
        assertThat(await(queue.run(() -> 7))).isEqualTo(7);
    }

    @Test
    void whatWaitsIsDoneBeforeItCloses() {
        var checks = IntStream.range(0, 20).mapToObj(this::held).toList();
        var closed = queue.close();
        gate.countDown();
        await(closed);
        assertThat(checks.stream().map(it -> await(it))).hasSize(20);
    }

    @Test
    void afterItsEndNothingIsLeftUnanswered() {
        await(queue.close());
        assertThatThrownBy(() -> await(queue.run(() -> 7))).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> await(queue.close())).isInstanceOf(RuntimeException.class);
    }

    private Future<Integer> held(int number) {
        return queue.run(() -> {
            gate.await();
            return number;
        });
    }
}
