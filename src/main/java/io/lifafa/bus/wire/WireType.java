package io.lifafa.bus.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.zip.CRC32;

/**
 * How values of one type travel: as they are within a node, as bytes between nodes.
 *
 * <p>Can travel: records, enums (by name), sealed interfaces of records (by simple name), {@code String}, {@code long},
 * {@code int}, {@code double}, {@code boolean} and their boxes, {@code BigDecimal}, {@code Instant}, {@code Duration},
 * {@code LocalDate}, {@code ZoneId}, {@code JsonObject}, and {@code Optional}, {@code List}, {@code Set} and {@code Map} of
 * those. A type that holds itself cannot. Records must be immutable: their constructors copy collections. Thread rule: any.
 *
 * <pre>{@code
 * var type = WireType.of(Chunk.class);
 * var out = new WireOutput();
 * type.write(chunk, out);
 * Chunk same = type.read(new WireInput(out.toBytes()));
 * }</pre>
 */
public abstract class WireType<T> {
    /** For operations that ask or answer nothing; its one value is {@code null}. */
    public static final WireType<Void> NOTHING = basic("nothing", (value, out) -> {}, in -> null);

    private final String form;
    private final int fingerprint;

    /** @param form all that decides how bytes are read: kinds, and of records the components' names and forms */
    WireType(String form) {
        this.form = form;
        var sum = new CRC32();
        sum.update(form.getBytes(StandardCharsets.UTF_8));
        this.fingerprint = (int) sum.getValue();
    }

    /** @throws IllegalArgumentException if such values cannot travel */
    @SuppressWarnings("unchecked")
    public static <T> WireType<T> of(Class<T> type) {
        return (WireType<T>) WireTypes.of(type);
    }

    /** @throws IllegalArgumentException if such values cannot travel */
    public static <E> WireType<List<E>> listOf(Class<E> element) {
        return new ListType<>(of(element));
    }

    static <T> WireType<T> basic(String form, BiConsumer<T, WireOutput> write, Function<WireInput, T> read) {
        return new WireType<>(form) {
            @Override
            public void write(T value, WireOutput out) {
                write.accept(value, out);
            }

            @Override
            public T read(WireInput in) {
                return read.apply(in);
            }
        };
    }

    /** @throws WireException if there is a {@code null} within */
    public abstract void write(T value, WireOutput out);

    /** @throws WireException if the bytes are no such value */
    public abstract T read(WireInput in);

    /** The value as it may be handed over within a node: nobody can change it any more. */
    public T immutable(T value) {
        return value;
    }

    final String form() {
        return form;
    }

    /** Differs, but for chance, where values of one node cannot be read by another. */
    public final int fingerprint() {
        return fingerprint;
    }

    @Override
    public String toString() {
        return form;
    }
}
