package io.lifafa.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final List<Integer> served = new ArrayList<>();

    private boolean take(Turns turns, int call) {
        return turns.take(() -> served.add(call), 10);
    }

    @Test
    void callsWaitAndAreServedInTheirOrder() {
        var turns = new Turns(2, 10, 1000);
        for (int call = 1; call <= 5; call++) {
            assertThat(take(turns, call)).isTrue();
        }
        assertThat(served).containsExactly(1, 2);
        turns.done();
        assertThat(served).containsExactly(1, 2, 3);
        turns.change(3);
        assertThat(served).containsExactly(1, 2, 3, 4);
        turns.change(1);
        turns.done();
        turns.done();
        assertThat(served).hasSize(4);
        turns.done();
        assertThat(served).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void beyondTheNumberThatMayWaitACallIsRefused() {
        var turns = new Turns(1, 2, 1000);
        assertThat(List.of(take(turns, 1), take(turns, 2), take(turns, 3))).containsOnly(true);
        assertThat(take(turns, 4)).isFalse();
        turns.done();
        assertThat(take(turns, 5)).isTrue();
    }

    @Test
    void beyondTheSizeThatMayWaitACallIsRefused() {
        var turns = new Turns(1, 100, 25);
        assertThat(List.of(take(turns, 1), take(turns, 2), take(turns, 3))).containsOnly(true);
        assertThat(take(turns, 4)).isFalse();
    }
}
