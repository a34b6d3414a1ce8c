package io.lifafa.text.number;

import io.lifafa.sms.Span;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** Reads one written number in one pass. */
final class NumberReader {
    private static final int GROUP = 3;

    /** So many digits fit into a long. */
    private static final int FEW = 18;

    private final String text;
    private final int start;
    private final int end;
    private int marks;
    private char first;
    private int last = -1;
    /** Where the digits behind the last mark begin. */
    private int from;
    /** True if all marks are alike and part groups; and if those before the last one do. */
    private boolean groups = true;

    private boolean groupsBefore = true;

    NumberReader(String text, int start, int end) {
        this.text = text;
        this.start = start;
        this.end = end;
        from = start;
    }

    Optional<WrittenNumber> read() {
        long few = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (Digits.isDigit(c)) {
                few = 10 * few + Digits.value(c);
            } else {
                mark(i);
            }
        }
        int digits = end - start - marks;
        if (digits == 0 || digits > WrittenNumber.MOST_DIGITS) {
            return Optional.empty();
        }
        boolean whole = marks == 0 || isGrouped();
        boolean divided = marks > 0 && isDivided();
        if (!whole && !divided) {
            return Optional.empty();
        }
        int scale = divided ? end - from : 0;
        var value =
                digits <= FEW ? BigDecimal.valueOf(few, scale) : new BigDecimal(new BigInteger(plain(digits)), scale);
        var grouped = whole && divided ? value.movePointRight(value.scale()) : value;
        return Optional.of(new WrittenNumber(new Span(start, end), value, grouped, marks > 0));
    }

    private void mark(int i) {
        char kind = NumberScanner.kind(text.charAt(i));
        int size = i - from;
        groupsBefore = marks == 0 || groups && size == GROUP;
        groups = marks == 0
                ? size > 0 && size <= GROUP
                : groups && kind == first && (size == GROUP || size == GROUP - 1 && kind == ',');
        first = marks == 0 ? kind : first;
        last = i;
        from = i + 1;
        marks++;
    }

    private boolean isGrouped() {
        return groups && end - from == GROUP && text.charAt(last) != '\u066b' && Digits.value(text.charAt(start)) != 0;
    }

    private boolean isDivided() {
        char mark = text.charAt(last);
        char kind = NumberScanner.kind(mark);
        if (!groupsBefore || marks > 1 && kind == first || NumberScanner.groupsOnly(mark)) {
            return false;
        }
        boolean shortTail = end - from < GROUP;
        boolean nothing = last == start + 1 && Digits.value(text.charAt(start)) == 0;
        return kind == '.' || kind == ',' && (shortTail || (marks > 1 ? first != '\'' : nothing));
    }

    private String plain(int digits) {
        var plain = new StringBuilder(digits);
        for (int i = start; i < end; i++) {
            if (Digits.isDigit(text.charAt(i))) {
                plain.append(Digits.plain(text.charAt(i)));
            }
        }
        return plain.toString();
    }
}
