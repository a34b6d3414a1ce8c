package io.lifafa.bench;

import io.lifafa.bench.Scoring.Judged;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether a stored value stands in the SMS at all, however it is written there. Says yes in doubt. */
final class InText {
    private static final Pattern NUMBER = Pattern.compile("\\d(?:[\\d.,' \\u00a0]*\\d)?");

    private InText() {}

    static boolean stands(Judged field, Object value, String body) {
        return switch (field) {
            case AMOUNT, BALANCE, FEE -> money(new BigDecimal(value.toString()), body);
            case ACCOUNT -> body.replaceAll("[\\s-]", "").contains(Scoring.lastDigits(value.toString()));
            case COUNTERPARTY, REFERENCE -> plain(body).contains(plain(value.toString()));
            default -> true;
        };
    }

    /** By digits alone, so that it does not matter which sign parts thousands and which decimals. */
    private static boolean money(BigDecimal value, String body) {
        var written = NUMBER.matcher(body)
                .results()
                .map(MatchResult::group)
                .flatMap(text -> Stream.of(digits(text), digits(text.split("[ \\u00a0]")[0])))
                .collect(Collectors.toSet());
        var stripped = value.abs().stripTrailingZeros();
        for (int scale : new int[] {Math.max(0, stripped.scale()), 2, 3}) {
            if (scale >= stripped.scale()
                    && written.contains(digits(stripped.setScale(scale).toPlainString()))) {
                return true;
            }
        }
        return false;
    }

    private static String digits(String text) {
        return text.replaceAll("\\D", "").replaceFirst("^0+(?=.)", "");
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
    }
}
