package io.lifafa.cache.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StoreTimeTest {
    private long nanos = -5;
    private final StoreTime time = new StoreTime(() -> nanos);

    @Test
    void nothingIsKnownBeforeAnythingWasSeen() {
        assertThat(time.atLeast()).isZero();
        assertThat(time.latest()).isZero();
    }

    @Test
    void whatWasSeenIsCarriedOn() {
        time.seen(40_000);
        nanos += Duration.ofSeconds(3).toNanos();

        assertThat(time.atLeast()).isEqualTo(43_000);
        assertThat(time.latest()).isEqualTo(40_000);
    }

    @Test
    void whatIsOlderChangesNothing() {
        time.seen(40_000);
        nanos += Duration.ofSeconds(3).toNanos();
        time.seen(42_000);

        assertThat(time.atLeast()).isEqualTo(43_000);
        time.seen(50_000);
        assertThat(time.atLeast()).isEqualTo(50_000);
    }
}
