package io.lifafa.ingest.formats.item;

import io.lifafa.ingest.formats.input.InputDecoding;
import java.util.Optional;

/** What the text of a field may hold. */
final class TextRules {
    /** No id, header, number or user name of this world is longer. */
    static final int MAX_SHORT_CHARS = 256;

    private static final int MAX_EMAIL_CHARS = 320;
    private static final int REPLACEMENT = 0xFFFD;
    private static final String NOT_UTF8 = " holds bytes that are not UTF-8 or half a surrogate pair; send it as UTF-8";

    private TextRules() {}

    /** Why the field's text is refused; empty if it is fine. */
    static Optional<Fault> check(SmsField field, String name, String text, int maxBodyChars) {
        var limit = limit(field, maxBodyChars);
        if (text.length() > limit) {
            return fault(name, " is longer than " + limit + " characters; shorten it");
        }
        return field == SmsField.BODY ? checkBody(name, text) : checkLine(name, text);
    }

    private static int limit(SmsField field, int maxBodyChars) {
        return switch (field) {
            case BODY -> maxBodyChars;
            case EMAIL -> MAX_EMAIL_CHARS;
            default -> MAX_SHORT_CHARS;
        };
    }

    private static Optional<Fault> checkBody(String name, String text) {
        if (text.isBlank()) {
            return fault(name, " is blank; send the text of the SMS");
        }
        return characters(name, text);
    }

    private static Optional<Fault> checkLine(String name, String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c != 0 && Character.isISOControl(c)) {
                return fault(name, " holds a control character; remove it");
            }
        }
        return characters(name, text);
    }

    /** The text with one U+FFFD in place of each half of a surrogate pair and of bytes that are no text. */
    static String repaired(String text) {
        var broken = false;
        for (var i = 0; i < text.length() && !broken; i++) {
            var c = text.charAt(i);
            broken = Character.isSurrogate(c) || c == InputDecoding.MALFORMED_CHAR;
        }
        if (!broken) {
            return text;
        }
        var repaired = new StringBuilder(text.length());
        text.codePoints().forEach(c -> repaired.appendCodePoint(isText(c) ? c : REPLACEMENT));
        return repaired.toString();
    }

    private static boolean isText(int codePoint) {
        return codePoint != InputDecoding.MALFORMED_CHAR
                && !(codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
    }

    private static Optional<Fault> characters(String name, String text) {
        var length = text.length();
        for (var i = 0; i < length; i++) {
            var c = text.charAt(i);
            if (c == 0) {
                return fault(name, " holds a NUL character; remove it");
            }
            if (c == InputDecoding.MALFORMED_CHAR) {
                return fault(name, NOT_UTF8);
            }
            if (Character.isSurrogate(c)) {
                if (i + 1 == length || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
                    return fault(name, NOT_UTF8);
                }
                i++;
            }
        }
        return Optional.empty();
    }

    private static Optional<Fault> fault(String name, String rest) {
        return Optional.of(new Fault(name, name + rest));
    }
}
