package io.lifafa.api.answer.reply;

import java.util.Optional;

/** JSON that was put into a string: {@code {\"id\":\"1\"}}. One pass. Thread rule: any. */
final class Escapes {
    private Escapes() {}

    /** The text without one level of escapes; empty if no object or array in it is escaped. */
    static Optional<String> undone(String text, int start) {
        if (!text.startsWith("{\\\"", start) && text.indexOf("{\\", start) < 0) {
            return Optional.empty();
        }
        var plain = new StringBuilder(text.length() - start);
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                plain.append(c);
            } else {
                i++;
                i += append(plain, text, i);
            }
        }
        return Optional.of(plain.toString());
    }

    /** Appends what the escape means whose letter stands at {@code i}; gives how many characters follow the letter. */
    private static int append(StringBuilder plain, String text, int i) {
        char c = text.charAt(i);
        switch (c) {
            case 'n' -> plain.append('\n');
            case 't' -> plain.append('\t');
            case 'r' -> plain.append('\r');
            case 'b' -> plain.append('\b');
            case 'f' -> plain.append('\f');
            case 'u' -> {
                int code = hex(text, i + 1, 4);
                plain.append(code < 0 ? 'u' : (char) code);
                return code < 0 ? 0 : 4;
            }
            default -> plain.append(c);
        }
        return 0;
    }

    /** So many hexadecimal digits as a number; -1 if they are not there. */
    static int hex(String text, int from, int digits) {
        if (from + digits > text.length()) {
            return -1;
        }
        int code = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            code = code << 4 | digit;
        }
        return code;
    }
}
