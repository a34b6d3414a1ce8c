package io.lifafa.config.key;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How a value is written, and which values are allowed. {@link ValueTypes} has the usual ones.
 *
 * @param label the type for people, with its range and unit: {@code duration, 10ms to 1d}
 * @param form from text to value; throws {@link IllegalArgumentException} with what is wrong and what is allowed, to be
 *     read after the text
 * @param problem what is wrong with a value that the form takes, and what is allowed; it must not repeat a secret
 */
public record ValueType<T>(String label, Function<String, T> form, Function<T, Optional<String>> problem) {

    /** Every value that the form takes is allowed. */
    public ValueType(String label, Function<String, T> form) {
        this(label, form, value -> Optional.empty());
    }

    /** The same with one more rule, which counts where those before it hold. */
    public ValueType<T> that(Predicate<T> holds, String otherwise) {
        return that(value -> holds.test(value) ? Optional.empty() : Optional.of(otherwise));
    }

    /** The same with one more rule, which counts where those before it hold. */
    public ValueType<T> that(Function<T, Optional<String>> next) {
        return new ValueType<>(label, form, value -> problem.apply(value).or(() -> next.apply(value)));
    }

    /** The same with a unit behind the label. */
    public ValueType<T> in(String unit) {
        return new ValueType<>(label + " " + unit, form, problem);
    }
}
