package io.lifafa.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DesiredNodesTest {
    private static final long SECOND = 1_000_000_000L;

    private final DesiredNodes desired = new DesiredNodes();
    private long now;
    private long closed;

    /** So many nodes alike, a second after the last observation, that have closed so many chunks each since. */
    private int after(int nodes, int busy, int closedSince, long backlog, boolean upstreamBound) {
        now += SECOND;
        closed += closedSince;
        return desired.of(Collections.nCopies(nodes, new NodeLoad(busy, 10, closed, upstreamBound)), backlog, now);
    }

    private int settled(int nodes, int busy, int closedSince, long backlog, boolean upstreamBound) {
        int last = 0;
        for (int i = 0; i < 60; i++) {
            last = after(nodes, busy, closedSince, backlog, upstreamBound);
        }
        return last;
    }

    @Test
    void oneIsEnoughWhereThereIsNothingToDo() {
        assertThat(settled(3, 0, 0, 0, false)).isEqualTo(1);
        assertThat(new DesiredNodes().of(List.of(), 0, 1)).isEqualTo(1);
    }

    @Test
    void slotsThatAreAllBusyAskForMore() {
        assertThat(settled(3, 10, 5, 10, false)).isEqualTo(5);
        assertThat(settled(3, 7, 5, 10, false)).isEqualTo(3);
    }

    @Test
    void aBacklogThatWouldTakeLongerThanAMinuteAsksForMoreButNotForMoreThanTwiceAsMany() {
        // Two nodes close 10 chunks a second together: 890 chunks take 89 s.
        assertThat(settled(2, 7, 5, 890, false)).isEqualTo(3);
        assertThat(settled(2, 7, 5, 1_000_000, false)).isEqualTo(4);
    }

    @Test
    void whatWaitsForTheApiAsksForNoMore() {
        assertThat(settled(2, 10, 5, 1_000_000, true)).isEqualTo(2);
    }

    @Test
    void anOutageAsksForNoMore() {
        assertThat(settled(2, 10, 0, 1_000_000, false)).isEqualTo(2);
    }

    @Test
    void aNodeThatGoesIsNoWorkUndone() {
        settled(3, 7, 5, 0, false);
        assertThat(after(2, 7, 5, 0, false)).isEqualTo(2);
    }
}
