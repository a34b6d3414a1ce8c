package io.lifafa.sms;

/**
 * A half-open range of characters in an SMS body.
 *
 * @param start index of the first UTF-16 unit
 * @param end index behind the last one; greater than {@code start}
 */
public record Span(int start, int end) {
    public Span {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("not a span: " + start + " to " + end);
        }
    }

    /** The characters of {@code text} that this span covers. */
    public String of(String text) {
        return text.substring(start, end);
    }

    /** True if the other one lies within. */
    public boolean covers(Span other) {
        return start <= other.start && end >= other.end;
    }
}
