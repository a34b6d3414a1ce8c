package io.lifafa.config.key;

import io.lifafa.config.text.Durations;
import io.lifafa.config.text.Sizes;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The types that keys usually have. Ranges include both ends. */
public final class ValueTypes {
    private static final String HTTP_URL = "http://host[:port][/path] or https://…";

    private ValueTypes() {}

    public static ValueType<String> text(String label) {
        return new ValueType<>(label, text -> text);
    }

    /** A text that matches a regular expression as a whole. */
    public static ValueType<String> text(String label, String pattern, String otherwise) {
        return text(label).that(text -> text.matches(pattern), otherwise);
    }

    public static ValueType<String> name() {
        return text(
                "1 to 64 letters, digits or `._-`",
                "[A-Za-z0-9._-]{1,64}",
                "is not a name; allowed: 1 to 64 letters, digits, '.', '_' or '-'");
    }

    /** Values separated by commas, each of which matches a regular expression as a whole. */
    public static ValueType<List<String>> list(String pattern, String otherwise) {
        return new ValueType<List<String>>("list", text -> Arrays.stream(text.split(","))
                        .map(String::strip)
                        .toList())
                .that(values -> values.stream().allMatch(value -> value.matches(pattern)), otherwise);
    }

    public static ValueType<Integer> integer(int min, int max) {
        return new ValueType<>(min + " to " + max, ValueTypes::parseInteger)
                .that(within(value -> value >= min && value <= max, String::valueOf, min + " to " + max));
    }

    /** @param allowed the range in words */
    public static ValueType<Double> decimal(String allowed, Predicate<Double> isAllowed) {
        return new ValueType<>(allowed, ValueTypes::parseDecimal).that(within(isAllowed, String::valueOf, allowed));
    }

    public static ValueType<Boolean> flag() {
        return new ValueType<>("switch", ValueTypes::parseFlag);
    }

    /** A duration within a range, such as {@code 10ms} and {@code 1d}. */
    public static ValueType<Duration> duration(String min, String max) {
        var least = Durations.parse(min);
        var most = Durations.parse(max);
        return new ValueType<>("duration, " + min + " to " + max, Durations::parse)
                .that(within(
                        value -> value.compareTo(least) >= 0 && value.compareTo(most) <= 0,
                        Durations::format,
                        min + " to " + max));
    }

    /** Bytes within a range, such as {@code 16KiB} and {@code 64MiB}. */
    public static ValueType<Long> size(String min, String max) {
        long least = Sizes.parse(min);
        long most = Sizes.parse(max);
        return new ValueType<>("size, " + min + " to " + max, Sizes::parse)
                .that(within(value -> value >= least && value <= most, String::valueOf, least + " to " + most));
    }

    /** @param label what stands there: a file or a directory; whether it does is not checked */
    public static ValueType<Path> path(String label) {
        return new ValueType<>(label, ValueTypes::parsePath);
    }

    public static ValueType<URI> httpUrl() {
        return new ValueType<>("URL", text -> parsed(URI::create, text, "is not a web address; allowed: " + HTTP_URL))
                .that(
                        url -> url.getHost() != null && List.of("http", "https").contains(url.getScheme()),
                        "is not an HTTP address; allowed: " + HTTP_URL);
    }

    public static ValueType<ZoneId> zone() {
        return new ValueType<>(
                "zone",
                text -> parsed(
                        ZoneId::of,
                        text,
                        "is not a time zone; allowed: a region such as Asia/Kolkata, or an offset such as +05:30"));
    }

    /**
     * One of an enum's constants, written in lower case.
     *
     * @param otherwise what another text is, such as {@code is not a durability}
     */
    public static <E extends Enum<E>> ValueType<E> choice(Class<E> type, String otherwise) {
        var constants = Arrays.stream(type.getEnumConstants())
                .collect(Collectors.toMap(
                        it -> it.name().toLowerCase(Locale.ROOT), it -> it, (one, other) -> one, LinkedHashMap::new));
        var names = constants.keySet();
        return new ValueType<>("`" + String.join("`, `", names) + "`", text -> Optional.ofNullable(
                        constants.get(text.toLowerCase(Locale.ROOT)))
                .orElseThrow(() -> new IllegalArgumentException(otherwise + "; allowed: " + String.join(", ", names))));
    }

    /** Parses a path, for types of their own. */
    public static Path parsePath(String text) {
        return parsed(it -> Path.of(it), text, "is not a path of this file system");
    }

    /** Parses a switch, for variables of their own. */
    public static boolean parseFlag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("is not a switch; allowed: true, false");
        };
    }

    private static int parseInteger(String text) {
        if (!text.matches("-?\\d{1,9}")) {
            throw new IllegalArgumentException("is not a whole number; allowed: digits, such as 16");
        }
        return Integer.parseInt(text);
    }

    private static double parseDecimal(String text) {
        if (!text.matches("-?\\d{1,9}(\\.\\d{1,9})?")) {
            throw new IllegalArgumentException("is not a number; allowed: digits, such as 200 or 1.5");
        }
        return Double.parseDouble(text);
    }

    private static <T> T parsed(Function<String, T> parser, String text, String otherwise) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            // No cause: its message repeats the text, which may hold a key.
            throw new IllegalArgumentException(otherwise);
        }
    }

    private static <T> Function<T, Optional<String>> within(
            Predicate<T> isAllowed, Function<T, String> shown, String allowed) {
        return value -> isAllowed.test(value)
                ? Optional.empty()
                : Optional.of(shown.apply(value) + " is out of range; allowed: " + allowed);
    }
}
