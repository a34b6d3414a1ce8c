package io.lifafa.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SMS per API call as the configuration writes it: {@code 10} for always ten, or {@code 5-20}. */
public record BatchSize(int min, int max) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6})(?: ?- ?(\\d{1,6}))?");

    /** @throws IllegalArgumentException if {@code text} is neither a number nor a range */
    public static BatchSize parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("is not a batch size; allowed: a number, or a range such as 5-20");
        }
        int min = Integer.parseInt(matcher.group(1));
        return new BatchSize(min, matcher.group(2) == null ? min : Integer.parseInt(matcher.group(2)));
    }
}
