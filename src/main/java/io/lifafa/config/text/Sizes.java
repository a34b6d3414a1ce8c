package io.lifafa.config.text;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as the configuration writes them: {@code 512KiB}, {@code 64MiB}, {@code 1GiB}, or plain bytes. */
public final class Sizes {
    private static final Pattern FORM = Pattern.compile("(\\d{1,15}) ?(KiB|MiB|GiB)?");
    private static final Map<String, Long> UNITS = Map.of("KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30);

    private Sizes() {}

    /**
     * Bytes.
     *
     * @throws IllegalArgumentException if {@code text} is not a size; the message says what is allowed
     */
    public static long parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("is not a size; allowed: bytes, or a number with KiB, MiB or GiB");
        }
        long unit = matcher.group(2) == null ? 1 : UNITS.get(matcher.group(2));
        try {
            return Math.multiplyExact(Long.parseLong(matcher.group(1)), unit);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("is a size beyond all bounds", e);
        }
    }
}
