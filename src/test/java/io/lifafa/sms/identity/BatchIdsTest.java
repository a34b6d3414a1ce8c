package io.lifafa.sms.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Batches are numbered by their ids. */
@Timeout(60)
class BatchIdsTest {
    @Test
    void theIdsOfOneMakerAreNumberedInTheirOrderAndNoTwoMakersShareARun() {
        var ids = new BatchIds();
        var made = Stream.generate(ids::next).limit(10_000).toList();

        assertThat(made).doesNotHaveDuplicates().isSorted();
        for (int i = 0; i < made.size(); i++) {
            assertThat(BatchNumber.of(made.get(i)).orElseThrow().number()).isEqualTo(i);
        }
        assertThat(BatchNumber.of(new BatchIds().next()).orElseThrow().run())
                .isNotEqualTo(BatchNumber.of(made.get(0)).orElseThrow().run());
    }

    @Test
    void anIdIsAUuidOfVersion8OfWhichHalfIsRandom() {
        var ids = new BatchIds();
        var one = UUID.fromString(ids.next());
        var other = UUID.fromString(ids.next());

        assertThat(one.version()).isEqualTo(8);
        assertThat(one.variant()).isEqualTo(2);
        assertThat(one.getLeastSignificantBits()).isNotEqualTo(other.getLeastSignificantBits());
    }

    @Property(tries = 1_000)
    void theBeginningOfAnIdSaysItsNumber(@ForAll int run, @ForAll @IntRange(max = BatchNumber.MOST - 1) int number) {
        var given = new BatchNumber(run, number);

        assertThat(BatchNumber.of(given.beginning() + "-8000-000000000000")).contains(given);
    }

    @Test
    void otherIdsHaveNoNumber() {
        assertThat(BatchNumber.of(UUID.randomUUID().toString())).isEmpty();
        assertThat(BatchNumber.of("b1")).isEmpty();
        assertThat(BatchNumber.of("zzzzzzzz-zzzz-8zzz-zzzz-zzzzzzzzzzzz")).isEmpty();
    }
}
