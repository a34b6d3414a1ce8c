package io.lifafa.api.answer;

import io.lifafa.api.answer.text.Body;
import io.lifafa.text.number.Digits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The model's own words: kept short, without control characters, and dropped where they hold a number of three digits
 * or more that is not in the SMS.
 */
final class FreeText {
    private static final int LONGEST_WORD = 40;
    private static final int LONGEST_SENTENCE = 300;
    private static final int MOST_TAGS = 10;
    private static final int SHORTEST_NUMBER = 3;

    private FreeText() {}

    static Optional<String> category(Optional<String> answer, Body body) {
        return answer.map(FreeText::clean).filter(it -> fits(it, LONGEST_WORD, body));
    }

    static List<String> tags(List<String> answer, Body body) {
        var tags = new ArrayList<String>();
        for (var tag : answer) {
            var clean = clean(tag);
            if (tags.size() < MOST_TAGS && fits(clean, LONGEST_WORD, body) && !tags.contains(clean)) {
                tags.add(clean);
            }
        }
        return tags;
    }

    static Optional<String> summary(Optional<String> answer, Body body) {
        return answer.map(FreeText::clean).map(FreeText::cut).filter(it -> fits(it, LONGEST_SENTENCE, body));
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST_SENTENCE) {
            return text;
        }
        int end = LONGEST_SENTENCE;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }

    private static boolean fits(String text, int longest, Body body) {
        return !text.isEmpty() && text.length() <= longest && numbersStand(text, body);
    }

    private static boolean numbersStand(String text, Body body) {
        var plain = Digits.plain(text);
        int from = 0;
        for (int i = 0; i <= plain.length(); i++) {
            if (i < plain.length() && Digits.isDigit(plain.charAt(i))) {
                continue;
            }
            if (i - from >= SHORTEST_NUMBER && !body.folded().contains(plain.substring(from, i))) {
                return false;
            }
            from = i + 1;
        }
        return true;
    }

    /** One line, without control and format characters and lone surrogates. */
    static String clean(String text) {
        var clean = new StringBuilder(Math.min(text.length(), 512));
        text.codePoints().limit(2_000).forEach(c -> {
            int type = Character.getType(c);
            boolean space = Character.isWhitespace(c) || Character.isISOControl(c) || type == Character.SPACE_SEPARATOR;
            if (space) {
                if (clean.length() > 0 && clean.charAt(clean.length() - 1) != ' ') {
                    clean.append(' ');
                }
            } else if (type != Character.FORMAT && type != Character.SURROGATE && type != Character.UNASSIGNED) {
                clean.appendCodePoint(c);
            }
        });
        return clean.toString().strip();
    }

    /** A word as closed vocabularies are compared: lower case, underscores for spaces and hyphens. */
    static String key(String word) {
        return word.strip().toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
    }
}
