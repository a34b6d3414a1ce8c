package io.lifafa.bus.wire;

import io.vertx.core.json.JsonObject;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Supplier;

/** The types that everything else is made of. */
final class BasicTypes {
    /** More digits than any amount has, and few enough to be written out. */
    private static final int MOST_DIGITS = 20_000;

    private static final WireType<Long> LONG = WireType.basic("long", (it, out) -> out.number(it), WireInput::number);
    private static final WireType<Integer> INT =
            WireType.basic("int", (it, out) -> out.number(it), WireInput::shortNumber);
    private static final WireType<Double> DOUBLE = WireType.basic("double", (it, out) -> out.real(it), WireInput::real);
    private static final WireType<Boolean> BOOLEAN =
            WireType.basic("boolean", (it, out) -> out.octet(it ? 1 : 0), WireInput::flag);

    /** By the Java type. */
    static final Map<Type, WireType<?>> ALL = Map.ofEntries(
            Map.entry(String.class, WireType.<String>basic("text", (it, out) -> out.text(it), WireInput::text)),
            Map.entry(long.class, LONG),
            Map.entry(Long.class, LONG),
            Map.entry(int.class, INT),
            Map.entry(Integer.class, INT),
            Map.entry(double.class, DOUBLE),
            Map.entry(Double.class, DOUBLE),
            Map.entry(boolean.class, BOOLEAN),
            Map.entry(Boolean.class, BOOLEAN),
            Map.entry(BigDecimal.class, WireType.basic("decimal", BasicTypes::writeDecimal, BasicTypes::readDecimal)),
            Map.entry(Instant.class, WireType.basic("instant", BasicTypes::writeInstant, BasicTypes::readInstant)),
            Map.entry(Duration.class, WireType.basic("duration", BasicTypes::writeDuration, BasicTypes::readDuration)),
            Map.entry(
                    LocalDate.class,
                    WireType.<LocalDate>basic("day", (it, out) -> out.number(it.toEpochDay()), in -> day(in.number()))),
            Map.entry(
                    ZoneId.class, WireType.<ZoneId>basic("zone", (it, out) -> out.text(it.getId()), BasicTypes::zone)),
            Map.entry(JsonObject.class, new JsonType()));

    private BasicTypes() {}

    private static void writeDecimal(BigDecimal value, WireOutput out) {
        out.number(value.scale());
        out.blob(value.unscaledValue().toByteArray());
    }

    private static BigDecimal readDecimal(WireInput in) {
        int scale = in.shortNumber();
        var digits = in.blob();
        if (digits.length == 0 || digits.length > MOST_DIGITS || scale > MOST_DIGITS || scale < -MOST_DIGITS) {
            throw new WireException("no number that anybody writes");
        }
        return new BigDecimal(new BigInteger(digits), scale);
    }

    private static void writeInstant(Instant value, WireOutput out) {
        out.number(value.getEpochSecond());
        out.number(value.getNano());
    }

    private static Instant readInstant(WireInput in) {
        return time(() -> Instant.ofEpochSecond(in.number(), in.number()));
    }

    private static void writeDuration(Duration value, WireOutput out) {
        out.number(value.getSeconds());
        out.number(value.getNano());
    }

    private static Duration readDuration(WireInput in) {
        return time(() -> Duration.ofSeconds(in.number(), in.number()));
    }

    private static LocalDate day(long epochDay) {
        return time(() -> LocalDate.ofEpochDay(epochDay));
    }

    private static ZoneId zone(WireInput in) {
        return time(() -> ZoneId.of(in.text()));
    }

    private static <T> T time(Supplier<T> make) {
        try {
            return make.get();
        } catch (DateTimeException | ArithmeticException e) {
            throw new WireException("no such time");
        }
    }
}
