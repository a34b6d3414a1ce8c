package io.lifafa.store.stage;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.bus.Operation;
import io.lifafa.bus.StageClient;
import io.lifafa.store.EventLog;
import io.lifafa.testsupport.Awaiting;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.serviceproxy.ServiceException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A store that is away is said to be away, soon and once. */
@ExtendWith(VertxExtension.class)
@Timeout(60)
class AnsweringTest {
    private Vertx vertx;
    private final AtomicBoolean away = new AtomicBoolean();
    private final AtomicInteger calls = new AtomicInteger();
    private final Promise<Void> answer = Promise.promise();
    private final StageClient slow = new StageClient() {
        @Override
        @SuppressWarnings("unchecked")
        public <Q, A> Future<A> ask(Operation<Q, A> operation, Q question) {
            calls.incrementAndGet();
            return (Future<A>) answer.future();
        }
    };

    @BeforeEach
    void open(Vertx vertx) {
        this.vertx = vertx;
    }

    private EventLog answering(Duration patience) {
        return new EventLogClient(new Answering(vertx, slow, away::get, patience));
    }

    private static void isRefused(Future<Void> call) {
        Awaiting.until("refused", call::isComplete);
        assertThat(call.cause()).isInstanceOf(ServiceException.class).hasMessageContaining("store unavailable");
        assertThat(((ServiceException) call.cause()).failureCode()).isEqualTo(503);
    }

    @Test
    void whileItIsKnownToBeAwayNoCallIsMade() {
        away.set(true);
        var call = answering(Duration.ofDays(1)).store(List.of());
        assertThat(call.failed()).isTrue();
        isRefused(call);
        assertThat(calls).hasValue(0);
    }

    @Test
    void aCallUnderWayEndsWhenItBecomesKnownAndALateAnswerDoesNoHarm() {
        var call = answering(Duration.ofDays(1)).store(List.of());
        assertThat(call.isComplete()).isFalse();
        away.set(true);
        isRefused(call);
        answer.complete();
        isRefused(call);
    }

    @Test
    void patienceEndsACallThatNobodyAnswers() {
        isRefused(answering(Duration.ofMillis(1)).store(List.of()));
    }

    @Test
    void anAnswerIsHandedOn() {
        var call = answering(Duration.ofDays(1)).store(List.of());
        answer.complete();
        await(call);
    }
}
