package io.lifafa.limiter.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SharesTest {
    private static double[] shares(long slots, double... wants) {
        double[] shares = Shares.of(wants, slots);
        assertThat(Arrays.stream(shares).sum()).isCloseTo(1, within(1e-9));
        return shares;
    }

    @Test
    void who_wants_all_gets_what_the_others_leave() {
        assertThat(shares(0, 1, 0.2, 1)).containsExactly(new double[] {0.4, 0.2, 0.4}, within(1e-9));
    }

    @Test
    void what_nobody_wants_is_divided() {
        assertThat(shares(0, 0.1, 0.1)).containsExactly(new double[] {0.5, 0.5}, within(1e-9));
    }

    @Test
    void who_wants_nothing_keeps_a_little() {
        assertThat(shares(0, 1, 0)[1]).isCloseTo(0.01, within(1e-9));
    }

    @Test
    void of_a_quota_of_few_calls_everyone_has_a_whole_number() {
        assertThat(shares(10, 1, 1, 1)).containsExactly(new double[] {0.4, 0.3, 0.3}, within(1e-9));
        assertThat(shares(2, 1, 1, 1)).containsExactly(new double[] {0.5, 0.5, 0}, within(1e-9));
    }

    @Test
    void theFloorsOfManyNodesTakeAFifthTogether() {
        double[] wants = new double[50];
        wants[0] = 1;
        assertThat(shares(0, wants)[1]).isCloseTo(0.2 / 50, within(1e-9));
        assertThat(shares(0, wants)[0]).isCloseTo(1 - 49 * 0.2 / 50, within(1e-9));
    }

    @Test
    void whatIsLeftOfAQuotaGoesToTheLargestRemainders() {
        assertThat(shares(10, 0.32, 0.29, 0.39)).containsExactly(new double[] {0.3, 0.3, 0.4}, within(1e-9));
        assertThat(shares(10, 0.25, 0.38, 0.37)).containsExactly(new double[] {0.2, 0.4, 0.4}, within(1e-9));
    }
}
