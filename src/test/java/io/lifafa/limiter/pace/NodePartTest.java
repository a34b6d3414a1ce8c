package io.lifafa.limiter.pace;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.limiter.SharedLimiter.Grant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A node sends only while something is granted to it. */
@Timeout(20)
class NodePartTest {
    private static final long MS = 1_000_000;

    @Test
    void aNodeAloneHasAllForEver() {
        NodePart alone = NodePart.alone();
        assertThat(alone.share(Long.MAX_VALUE / 8)).isEqualTo(1);
        assertThat(alone.earliest(Long.MAX_VALUE / 8)).isEqualTo(Long.MIN_VALUE);
        assertThat(alone.part()).isEqualTo(new Pace.Part(1, 0, true, 1));
    }

    @Test
    void untilSomethingIsGrantedItLooksAgainEachTenthOfASecond() {
        NodePart waiting = NodePart.waiting();
        assertThat(waiting.share(0)).isZero();
        assertThat(waiting.earliest(7 * MS)).isEqualTo(107 * MS);
    }

    @Test
    void aGrantHoldsUntilItRunsOut() {
        NodePart part = NodePart.waiting();
        part.grant(new Grant(0.25, 0.5, 3, true, -9, 40), 500 * MS, 0);
        assertThat(part.part()).isEqualTo(new Pace.Part(0.25, 0.5, true, 3));
        assertThat(part.share(500 * MS - 1)).isEqualTo(0.25);
        assertThat(part.earliest(500 * MS - 1)).isEqualTo(Long.MIN_VALUE);
        assertThat(part.share(500 * MS)).isZero();
        assertThat(part.earliest(500 * MS)).isEqualTo(600 * MS);
    }

    @Test
    void aGrantTellsWhatTheOthersSent() {
        NodePart part = NodePart.waiting();
        part.grant(new Grant(0.5, 0, 2, true, 0, 40), 500 * MS, 0);
        part.grant(new Grant(0.5, 0, 2, true, 0, 47), 1_500 * MS, 1_000 * MS);
        assertThat(part.elsewhere.count(1_000 * MS)).isEqualTo(7);
    }

    @Test
    void refusalsAreCounted() {
        NodePart part = NodePart.alone();
        part.refused();
        part.refused();
        assertThat(part.refusals()).isEqualTo(2);
    }
}
