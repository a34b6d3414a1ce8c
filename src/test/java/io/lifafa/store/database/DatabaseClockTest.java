package io.lifafa.store.database;

import static io.lifafa.testsupport.Awaiting.await;
import static io.lifafa.testsupport.Awaiting.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lifafa.store.TestStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DatabaseClockTest {
    private final ScriptedHello server = new ScriptedHello();
    private final Clock clock = new DatabaseClock(server.database(), server::nanoTime);

    private void read() {
        await(((DatabaseClock) clock).read());
    }

    @Test
    void theTimeIsTheServersWhateverThisMachineSays() {
        read();
        server.passes(Duration.ofHours(3));

        assertThat(clock.instant()).isEqualTo(server.serverTime());
    }

    @Test
    void itIsOffByHalfARoundTripAtMost() {
        server.answersIn(Duration.ofMillis(8), Duration.ofMillis(32));
        read();

        assertThat(Duration.between(clock.instant(), server.serverTime()).abs())
                .isLessThanOrEqualTo(Duration.ofMillis(20));
    }

    @Test
    void aServerThatIsAwayLeavesTheTimeGoingOn() {
        read();
        server.isAway(true);
        server.passes(Duration.ofMinutes(20));

        assertThat(failure(((DatabaseClock) clock).read())).hasMessageContaining("store unavailable");
        assertThat(clock.instant()).isEqualTo(server.serverTime());
    }

    @Test
    void aServerWithAnotherClockIsFollowedAtTheNextReading() {
        read();
        server.isSetTo(Instant.parse("2031-06-30T23:55:00Z"));
        server.answersIn(Duration.ofMillis(40), Duration.ofMillis(40));
        read();

        assertThat(clock.instant()).isCloseTo(server.serverTime(), within(40, ChronoUnit.MILLIS));
    }

    @Test
    void aServerThatKnowsOnlyTheOldCommandIsAskedByIt() {
        server.knowsOnly("isMaster");
        read();

        assertThat(clock.instant()).isEqualTo(server.serverTime());
    }

    @Test
    void thereIsNoTimeBeforeTheFirstReading() {
        assertThatThrownBy(clock::instant).isInstanceOf(IllegalStateException.class);
        server.isAway(true);

        assertThat(failure(((DatabaseClock) clock).read())).hasMessageContaining("store unavailable");
        assertThatThrownBy(clock::instant).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRealServerTellsItsTime() {
        try (var store = TestStore.open()) {
            var real = new DatabaseClock(store.database());
            await(real.start(store.vertx()));

            // The server that MONGODB_URI names runs on this machine too.
            assertThat(real.instant()).isCloseTo(Instant.now(), within(2, ChronoUnit.SECONDS));
        }
    }
}
