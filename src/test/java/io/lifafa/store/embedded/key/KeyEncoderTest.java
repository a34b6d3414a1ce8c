package io.lifafa.store.embedded.key;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class KeyEncoderTest {

    @Property(tries = 5_000)
    void keysAreInTheOrderOfTheirValues(@ForAll("values") Object left, @ForAll("values") Object right) {
        int wanted = Integer.signum(ValueComparator.ascWithoutListHandling().compare(left, right));

        assertThat(Integer.signum(KeyEncoder.of(left).compareTo(KeyEncoder.of(right))))
                .as("%s and %s", left, right)
                .isEqualTo(wanted);
        assertThat(Integer.signum(descending(left).compareTo(descending(right))))
                .isEqualTo(-wanted);
    }

    @Property(tries = 2_000)
    void aKeyOfTwoValuesIsOrderedByTheFirstThenTheSecond(
            @ForAll("values") Object first, @ForAll("values") Object left, @ForAll("values") Object right) {
        int wanted = Integer.signum(KeyEncoder.of(left).compareTo(KeyEncoder.of(right)));

        Key one = new KeyEncoder().add(first, false).add(left, true).toKey();
        Key other = new KeyEncoder().add(first, false).add(right, true).toKey();

        assertThat(Integer.signum(one.compareTo(other))).isEqualTo(wanted);
    }

    @Test
    void numbersOfAllTypesThatAreEqualHaveOneKey() {
        assertThat(KeyEncoder.of(2))
                .isEqualTo(KeyEncoder.of(2L))
                .isEqualTo(KeyEncoder.of(2.0))
                .isEqualTo(KeyEncoder.of(Decimal128.fromNumber(2)));
        assertThat(KeyEncoder.of(0.0)).isEqualTo(KeyEncoder.of(-0.0));
    }

    @Test
    void longsThatNoDoubleCanHoldKeepTheirOwnKeys() {
        long big = (1L << 53) + 1;

        assertThat(KeyEncoder.of(big)).isNotEqualTo(KeyEncoder.of(big - 1)).isGreaterThan(KeyEncoder.of(big - 1));
        assertThat(KeyEncoder.of(-big)).isLessThan(KeyEncoder.of(-big + 1));
    }

    /** With something behind it, as in every index: the position. */
    private static Key descending(Object value) {
        return new KeyEncoder().add(value, false).add(1, true).toKey();
    }

    @Provide
    Arbitrary<Object> values() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(4).map(text -> text),
                Arbitraries.of("", "a", "a\0", "a\0b", "\uD83D\uDE00", "\uE000").map(text -> text),
                Arbitraries.integers().map(number -> number),
                // Beyond an int the library's comparator has its own ideas of NaN.
                Arbitraries.doubles().between(-1e6, 1e6).ofScale(3).map(number -> number),
                Arbitraries.of(Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0.0)
                        .map(it -> it),
                Arbitraries.longs()
                        .between(-1_000_000_000_000L, 1_000_000_000_000L)
                        .map(Instant::ofEpochMilli),
                Arbitraries.longs().map(bits -> new UUID(bits, ~bits)),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(3).map(BinData::new),
                Arbitraries.bytes().array(byte[].class).ofSize(12).map(ObjectId::new),
                Arbitraries.longs().map(BsonTimestamp::new),
                Arbitraries.of(true, false).map(it -> it),
                Arbitraries.of(MinKey.getInstance(), MaxKey.getInstance()).map(it -> it));
    }
}
