package io.lifafa.text.number;

import io.lifafa.sms.Span;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A written number and what it means. Each value has exactly the digits that are written.
 *
 * <p>One form can mean two numbers: a point in front of the last three digits of no more than six ({@code 750.000}) divides
 * or groups; who knows the country, or has seen other messages of the bank, decides. All others mean one: a comma there
 * groups ({@code 1,234}), unless nothing but 0 or groups parted otherwise stand before it ({@code 0,250}, {@code 1 234,567});
 * one in front of fewer digits divides ({@code 12,34}); of two kinds of marks the last one divides. What is written like no
 * amount ({@code 12.30.45}, {@code 1234,567}, {@code 1,0,0}) means none.
 *
 * @param span where it stands
 * @param value what it means, if a point divides it
 * @param grouped what it means, if a point groups it; the same for all but the form that can mean two
 * @param marked true if it is written with a separator
 */
public record WrittenNumber(Span span, BigDecimal value, BigDecimal grouped, boolean marked) {
    /** Decimal128 holds no more. */
    public static final int MOST_DIGITS = 34;

    /** What a point before three last digits does. */
    public enum Point {
        UNKNOWN,
        DECIMAL,
        GROUP
    }

    /** The number that is this whole text, if it is one. */
    public static Optional<WrittenNumber> of(String text) {
        return of(text, 0, text.length());
    }

    /** The number from {@code start} to {@code end}, as {@link NumberScanner} finds it. */
    public static Optional<WrittenNumber> of(String text, int start, int end) {
        return new NumberReader(text, start, end).read();
    }

    /** Its value; empty if it can mean two and {@code point} does not say which. */
    public Optional<BigDecimal> value(Point point) {
        return isTwofold() && point == Point.UNKNOWN
                ? Optional.empty()
                : Optional.of(point == Point.GROUP ? grouped : value);
    }

    public boolean isTwofold() {
        return !value.equals(grouped);
    }

    /** All that it can mean. */
    public List<BigDecimal> values() {
        return isTwofold() ? List.of(value, grouped) : List.of(value);
    }

    /** Its value that equals this one, with the digits as they are written. */
    public Optional<BigDecimal> equalTo(BigDecimal wanted) {
        if (value.compareTo(wanted) == 0) {
            return Optional.of(value);
        }
        return grouped.compareTo(wanted) == 0 ? Optional.of(grouped) : Optional.empty();
    }

    /** The same number in thousands, lakhs, millions. */
    public WrittenNumber times(int powerOfTen) {
        return new WrittenNumber(span, times(value, powerOfTen), times(grouped, powerOfTen), marked);
    }

    private static BigDecimal times(BigDecimal value, int powerOfTen) {
        var product = value.movePointRight(powerOfTen).stripTrailingZeros();
        return product.scale() < 0 ? product.setScale(0) : product;
    }
}
