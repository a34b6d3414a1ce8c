package io.lifafa.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkerCountTest {
    private final WorkerCount count = new WorkerCount(1, 3);

    private static List<WorkerState> workers(int number, int busy, long lag) {
        return Collections.nCopies(number, new WorkerState(true, busy, 2, 0, "", lag, 0));
    }

    private int next(int times, List<WorkerState> workers) {
        int next = workers.size();
        for (int i = 0; i < times; i++) {
            next = count.next(workers);
        }
        return next;
    }

    @Test
    void oneIsAddedWhenAllHaveBeenBusyForSomeTime() {
        assertThat(next(WorkerCount.SOON - 1, workers(2, 2, 0))).isEqualTo(2);
        assertThat(count.next(workers(2, 2, 0))).isEqualTo(3);
        assertThat(next(10, workers(3, 2, 0))).as("bound").isEqualTo(3);
    }

    @Test
    void noneIsAddedWhileTheLoopsAreBehindOrAWorkerIsInTrouble() {
        assertThat(next(10, workers(2, 2, WorkerCount.BUSY_LOOP_MILLIS))).isEqualTo(2);
        var troubled =
                List.of(new WorkerState(true, 2, 2, 0, "", 0, 0), new WorkerState(true, 2, 2, 4, "no store", 0, 0));
        assertThat(next(10, troubled)).isEqualTo(2);
    }

    @Test
    void oneGoesSoonWhenTheLoopsAreLate() {
        assertThat(next(WorkerCount.SOON, workers(2, 2, WorkerCount.LATE_MILLIS + 1)))
                .isEqualTo(1);
        assertThat(next(10, workers(1, 2, WorkerCount.LATE_MILLIS + 1)))
                .as("bound")
                .isEqualTo(1);
    }

    @Test
    void oneGoesAfterAWhileWhenHalfOfTheSlotsStandEmpty() {
        assertThat(next(WorkerCount.PATIENTLY - 1, workers(3, 0, 0))).isEqualTo(3);
        assertThat(count.next(workers(3, 0, 0))).isEqualTo(2);
        assertThat(next(WorkerCount.PATIENTLY, workers(2, 1, 0)))
                .as("half in use")
                .isEqualTo(2);
    }

    @Test
    void equalBoundsFixTheNumber() {
        var fixed = new WorkerCount(2, 2);
        for (int i = 0; i < 100; i++) {
            assertThat(fixed.next(workers(2, i % 3, i * 10))).isEqualTo(2);
        }
    }
}
