package io.lifafa.limiter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class NanosTest {
    @Test
    void aWaitIsNeverNegativeAndNeverLongerThanAYear() {
        assertThat(Nanos.of(Duration.ofSeconds(-5))).isZero();
        assertThat(Nanos.of(Duration.ofSeconds(5))).isEqualTo(5_000_000_000L).isEqualTo(Nanos.ofMillis(5_000));
        assertThat(Nanos.of(Duration.ofDays(365))).isEqualTo(Nanos.of(Duration.ofDays(400_000)));
    }

    @Test
    void sumsWithWhatNeverComesDoNotOverflow() {
        assertThat(Nanos.NEVER + Nanos.of(Duration.ofDays(365))).isGreaterThan(Nanos.NEVER);
    }
}
