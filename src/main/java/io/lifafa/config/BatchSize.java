package io.lifafa.config;

import io.lifafa.config.key.ValueType;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** SMS per API call as the configuration writes it: {@code 10} for always ten, or {@code 5-20}. */
record BatchSize(int min, int max) {
    static final ValueType<BatchSize> TYPE = new ValueType<>("1 to 100", BatchSize::parse, BatchSize::problem);

    private static final Pattern FORM = Pattern.compile("(\\d{1,6})(?: ?- ?(\\d{1,6}))?");

    private static BatchSize parse(String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("is not a batch size; allowed: a number, or a range such as 5-20");
        }
        int min = Integer.parseInt(matcher.group(1));
        return new BatchSize(min, matcher.group(2) == null ? min : Integer.parseInt(matcher.group(2)));
    }

    private Optional<String> problem() {
        return Stream.of(min, max)
                .filter(number -> number < 1 || number > 100)
                .map(number -> number + " is out of range; allowed: 1 to 100")
                .findFirst()
                .or(() -> min <= max ? Optional.empty() : Optional.of("the range ends below its start"));
    }
}
