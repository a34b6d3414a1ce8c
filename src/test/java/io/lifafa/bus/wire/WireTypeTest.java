package io.lifafa.bus.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifafa.json.Domain;
import io.lifafa.sms.Chunk;
import io.lifafa.sms.Outcome;
import io.lifafa.sms.Span;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What is written is read as it was, and what nobody wrote is refused, whatever it says of itself. */
class WireTypeTest {
    private static final WireType<Chunk> CHUNK = WireType.of(Chunk.class);
    private static final WireType<Outcome> OUTCOME = WireType.of(Outcome.class);
    private static final WireType<Everything> EVERYTHING = WireType.of(Everything.class);

    private enum Colour {
        RED,
        GREEN
    }

    private record Everything(
            String text,
            long number,
            Integer boxed,
            double real,
            boolean flag,
            BigDecimal money,
            Instant instant,
            Duration duration,
            LocalDate day,
            ZoneId zone,
            Colour colour,
            Optional<Span> span,
            List<String> list,
            Set<Colour> set,
            Map<String, Long> map,
            JsonObject json) {}

    private record Numbers(double real, BigDecimal money, Instant instant) {}

    private record Recursive(List<Recursive> children) {}

    private record Mutable(StringBuilder text) {}

    private record Nothing() {}

    @Provide
    Arbitrary<Chunk> chunks() {
        return Domain.chunks();
    }

    @Provide
    Arbitrary<Outcome> outcomes() {
        return Domain.outcomes();
    }

    @Provide
    Arbitrary<Everything> everything() {
        var plain = Combinators.combine(
                Arbitraries.strings().filter(it -> it.chars().noneMatch(c -> Character.isSurrogate((char) c))),
                Arbitraries.longs(),
                Arbitraries.integers(),
                Arbitraries.doubles(),
                Arbitraries.of(true, false),
                Arbitraries.bigDecimals(),
                Arbitraries.longs().map(it -> Duration.ofSeconds(it, 7)),
                Arbitraries.of(Colour.class));
        var more = Combinators.combine(
                Arbitraries.integers().between(1, 9).map(it -> new Span(0, it)).optional(),
                Arbitraries.strings().alpha().list().ofMaxSize(4),
                Arbitraries.of(Colour.class).set().ofMaxSize(2),
                Arbitraries.maps(Arbitraries.strings().alpha(), Arbitraries.longs())
                        .ofMaxSize(3));
        return plain.as((text, number, boxed, real, flag, money, duration, colour) ->
                        more.as((span, list, set, map) -> new Everything(
                                text,
                                number,
                                boxed,
                                real,
                                flag,
                                money,
                                Instant.ofEpochSecond(number % 1_000_000_000_000L, boxed & 0xfff),
                                duration,
                                LocalDate.ofEpochDay(boxed % 1_000_000),
                                ZoneId.of("Asia/Kolkata"),
                                colour,
                                span,
                                list,
                                set,
                                map,
                                new JsonObject().put("a", number))))
                .flatMap(it -> it);
    }

    private static <T> byte[] written(WireType<T> type, T value) {
        var out = new WireOutput();
        type.write(value, out);
        return out.toBytes();
    }

    private static <T> T read(WireType<T> type, byte[] bytes) {
        var in = new WireInput(bytes);
        var value = type.read(in);
        in.end();
        return value;
    }

    @Property(tries = 300)
    void aChunkIsReadAsItWas(@ForAll("chunks") Chunk chunk) {
        assertThat(read(CHUNK, written(CHUNK, chunk))).isEqualTo(chunk);
    }

    @Property(tries = 300)
    void anOutcomeIsReadAsItWas(@ForAll("outcomes") Outcome outcome) {
        assertThat(read(OUTCOME, written(OUTCOME, outcome))).isEqualTo(outcome);
    }

    @Property(tries = 300)
    void everyKindOfComponentIsReadAsItWas(@ForAll("everything") Everything value) {
        assertThat(read(EVERYTHING, written(EVERYTHING, value))).isEqualTo(value);
    }

    @Test
    void extremesAreReadAsTheyWere() {
        var type = WireType.of(Numbers.class);
        for (var value : List.of(
                new Numbers(Double.NaN, new BigDecimal("1E+3"), Instant.MIN),
                new Numbers(Double.NEGATIVE_INFINITY, new BigDecimal("-0.00"), Instant.MAX),
                new Numbers(-0.0, BigDecimal.ZERO, Instant.EPOCH))) {
            assertThat(read(type, written(type, value))).isEqualTo(value);
        }
    }

    /** Truncated, changed, and with lengths that nobody has: refused as what it is, within the memory that it takes itself. */
    @Property(tries = 1_000)
    void damagedBytesAreAValueOrRefused(
            @ForAll("chunks") Chunk chunk, @ForAll int place, @ForAll byte[] noise, @ForAll boolean cut) {
        var bytes = written(CHUNK, chunk);
        int at = Math.floorMod(place, bytes.length);
        var damaged = cut ? Arrays.copyOf(bytes, at) : bytes.clone();
        for (int i = 0; i < noise.length && at + i < damaged.length; i++) {
            damaged[at + i] = noise[i];
        }
        assertIsReadOrRefused(damaged);
    }

    @Property(tries = 1_000)
    void noiseIsAValueOrRefused(@ForAll byte[] noise) {
        assertIsReadOrRefused(noise);
    }

    private static void assertIsReadOrRefused(byte[] bytes) {
        assertThatCode(() -> {
                    try {
                        read(CHUNK, bytes);
                    } catch (WireException refused) {
                        assertThat(refused).hasMessageNotContaining("null");
                    }
                })
                .doesNotThrowAnyException();
    }

    @Test
    void aLengthThatIsNotThereIsRefusedWithTypeAndComponentBeforeMemoryIsSetAside() {
        var out = new WireOutput();
        out.text("root");
        out.number(0);
        out.count(Integer.MAX_VALUE);
        assertThatThrownBy(() -> read(CHUNK, out.toBytes()))
                .isInstanceOf(WireException.class)
                .hasMessage("Chunk.tenant: 2147483647 are said to follow where there are 0 bytes");
    }

    @Test
    void whatTheConstructorRefusesIsRefused() {
        var type = WireType.of(Span.class);
        var out = new WireOutput();
        out.number(7);
        out.number(3);
        assertThatThrownBy(() -> read(type, out.toBytes()))
                .hasMessage("Span: no such value can be (IllegalArgumentException)");
    }

    @Test
    void anAmountThatNobodyCouldWriteOutIsRefused() {
        var type = WireType.of(BigDecimal.class);
        var out = new WireOutput();
        out.number(Integer.MIN_VALUE);
        out.blob(new byte[] {1});
        assertThatThrownBy(() -> read(type, out.toBytes())).isInstanceOf(WireException.class);
    }

    @Test
    void aNameThatIsNotKnownIsRefused() {
        var out = new WireOutput();
        out.text("BLUE");
        assertThatThrownBy(() -> read(WireType.of(Colour.class), out.toBytes()))
                .hasMessage("a name that is not known here");
    }

    @Test
    void whatIsNullIsNamedByItsComponent() {
        assertThatThrownBy(() -> written(WireType.of(Numbers.class), new Numbers(1, null, Instant.EPOCH)))
                .isInstanceOf(WireException.class)
                .hasMessage("Numbers.money: is null");
    }

    @Test
    void whatCanBeChangedOrHoldsItselfOrNothingCannotTravel() {
        for (var type : List.of(Recursive.class, Mutable.class, Nothing.class, byte[].class)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> WireType.of(type))
                    .withMessageContaining("cannot travel");
        }
    }

    @Test
    void anotherNameOrKindOfComponentIsAnotherForm() {
        record One(String a, int b) {}
        record Other(String a, long b) {}
        record Third(String a, int c) {}
        assertThat(List.of(WireType.of(One.class), WireType.of(Other.class), WireType.of(Third.class)))
                .extracting(WireType::fingerprint)
                .doesNotHaveDuplicates();
        assertThat(CHUNK.form()).contains("Chunk{id=ChunkId{root=text,generation=int},tenant=text");
    }

    @Test
    void aListIsHandedOverAsOneThatNobodyCanChangeWithCopiesOfWhatCanBeChanged() {
        var json = new JsonObject().put("a", 1);
        var handed = WireType.listOf(JsonObject.class).immutable(Arrays.asList(json));
        json.put("a", 2);
        assertThat(handed).containsExactly(new JsonObject().put("a", 1));
        assertThatThrownBy(() -> handed.add(json)).isInstanceOf(UnsupportedOperationException.class);
    }
}
