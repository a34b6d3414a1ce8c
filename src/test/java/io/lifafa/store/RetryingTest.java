package io.lifafa.store;

import static io.lifafa.store.TestStore.await;
import static io.lifafa.store.TestStore.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifafa.bus.Addresses;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A store on another node that stays silent, fails, or is not there. */
@Timeout(60)
class RetryingTest {
    private static final Duration ONE_TRY = Duration.ofMillis(150);

    private static JsonObject backlog(long chunks) {
        return JournalJson.writeBacklog(new Backlog(chunks, chunks * 10, chunks * 100));
    }

    private final AtomicInteger calls = new AtomicInteger();
    private Vertx vertx;
    private StoreServices services;

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        services = StoreServices.remote(vertx, ONE_TRY, new Retrying.Limits(3, Duration.ofSeconds(20)));
    }

    @AfterEach
    void close() {
        await(vertx.close());
    }

    /** A journal that does this at its n-th call. */
    private void journal(BiConsumer<Integer, Message<JsonObject>> answer) {
        await(vertx.eventBus()
                .<JsonObject>consumer(Addresses.JOURNAL, message -> answer.accept(calls.incrementAndGet(), message))
                .completion());
    }

    private static ReplyFailure lost(Throwable failure) {
        return ((ReplyException) failure).failureType();
    }

    @Test
    void aCallThatIsNotAnsweredIsMadeAgain() {
        journal((call, message) -> {
            if (call == 3) {
                message.reply(backlog(7));
            }
        });

        assertThat(await(services.journal().backlog())).isEqualTo(new Backlog(7, 70, 700));
        assertThat(calls).hasValue(3);
    }

    @Test
    void afterTheLastTryTheFailureIsTold() {
        journal((call, message) -> {});

        assertThat(lost(failure(services.journal().backlog()))).isEqualTo(ReplyFailure.TIMEOUT);
        assertThat(calls).hasValue(3);
    }

    @Test
    void noTryBeginsAfterTheDeadline() {
        journal((call, message) -> {});
        var hasty = StoreServices.remote(vertx, ONE_TRY, new Retrying.Limits(9, ONE_TRY.plusMillis(50)));

        assertThat(lost(failure(hasty.journal().backlog()))).isEqualTo(ReplyFailure.TIMEOUT);
        assertThat(calls).hasValue(1);
    }

    @Test
    void aStoreThatIsNotThereYetIsFoundWhenItComes() {
        var asked = services.journal().backlog();
        journal((call, message) -> message.reply(backlog(1)));

        assertThat(await(asked)).isEqualTo(new Backlog(1, 10, 100));
    }

    @Test
    void whatTheStoreItselfAnswersIsNotAskedAgain() {
        for (int code : List.of(StoreFailures.UNAVAILABLE, StoreFailures.LEASE_LOST)) {
            calls.set(0);
            journal((call, message) -> message.reply(new ServiceException(code, "no")));

            assertThat(((ReplyException) failure(services.journal().backlog())).failureCode())
                    .isEqualTo(code);
            assertThat(calls).hasValue(1);
            await(vertx.close());
            open();
        }
    }

    @Test
    void aClaimIsNotMadeAgainForItsLostReplyHoldsAChunk() {
        journal((call, message) -> {});

        assertThat(lost(failure(services.journal().claim("w", 1)))).isEqualTo(ReplyFailure.TIMEOUT);
        assertThat(calls).hasValue(1);
    }

    @Test
    void aMethodThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> Retrying.over(
                        vertx, Journal.class, services.journal(), Set.of("clame"), new Retrying.Limits(2, ONE_TRY)))
                .hasMessage("Journal has no method clame");
    }
}
