package io.lifafa.api.answer.reply;

import java.util.Map;
import java.util.Optional;

/**
 * Makes JSON of what is nearly JSON: Python's strings in single quotes, {@code True}, {@code False}, {@code None};
 * {@code NaN} and the infinities become {@code null}, as they are no values. Prose outside of braces is left as it is.
 *
 * <p>Numbers are copied letter by letter. Whether the result is JSON is for the parser to say. One pass; the result is at
 * most three times as long. Thread rule: one thread.
 */
final class LooseJson {
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("True", "true"),
            Map.entry("False", "false"),
            Map.entry("TRUE", "true"),
            Map.entry("FALSE", "false"),
            Map.entry("None", "null"),
            Map.entry("Null", "null"),
            Map.entry("NULL", "null"),
            Map.entry("nil", "null"),
            Map.entry("undefined", "null"),
            Map.entry("NaN", "null"),
            Map.entry("nan", "null"),
            Map.entry("Infinity", "null"),
            Map.entry("inf", "null"));
    private static final String ESCAPES_OF_JSON = "\"\\/bfnrt";

    private final String text;
    private final StringBuilder json;
    private int at;
    private int depth;

    private LooseJson(String text, int start) {
        this.text = text;
        this.at = start;
        this.json = new StringBuilder(text.length() - start + 16);
    }

    /** The text from there on; empty if there is nothing loose in it. */
    static Optional<String> strict(String text, int start) {
        var loose = new LooseJson(text, start);
        boolean changed = false;
        while (loose.at < text.length()) {
            changed |= loose.next();
        }
        return changed ? Optional.of(loose.json.toString()) : Optional.empty();
    }

    /** Copies the next token; whether it was no JSON. */
    private boolean next() {
        char c = text.charAt(at);
        if (c == '{' || c == '[') {
            depth += depth > 0 || opens(c) ? 1 : 0;
        } else if (c == '}' || c == ']') {
            depth = Math.max(0, depth - 1);
        } else if (depth > 0 && (c == '"' || c == '\'')) {
            return string(c);
        } else if (depth > 0 && Character.isLetterOrDigit(c)) {
            return word();
        }
        json.append(c);
        at++;
        return false;
    }

    /** Whether data may begin here: a brace and a quote, a bracket and a brace. */
    private boolean opens(char bracket) {
        int i = at + 1;
        while (i < text.length() && text.charAt(i) <= ' ') {
            i++;
        }
        if (i == text.length()) {
            return false;
        }
        char next = text.charAt(i);
        return bracket == '[' ? next == '{' : next == '"' || next == '\'';
    }

    private boolean string(char quote) {
        boolean changed = quote == '\'';
        json.append('"');
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == quote) {
                json.append('"');
                at++;
                return changed;
            }
            if (c == '\\' && at + 1 < text.length()) {
                changed |= escape();
            } else {
                json.append(c == '"' ? "\\\"" : c);
            }
        }
        return changed;
    }

    /** Whether it was none of JSON's. */
    private boolean escape() {
        at++;
        char c = text.charAt(at);
        if (ESCAPES_OF_JSON.indexOf(c) >= 0 || c == 'u') {
            json.append('\\').append(c);
            return false;
        }
        int code = c == 'x' ? Escapes.hex(text, at + 1, 2) : -1;
        if (code >= 0) {
            json.append(String.format("\\u%04x", code));
            at += 2;
        } else {
            json.append(c == '\'' ? "'" : "\\\\" + c);
        }
        return true;
    }

    private boolean word() {
        int start = at;
        while (at < text.length() && isOfWord(text.charAt(at))) {
            at++;
        }
        var word = text.substring(start, at);
        var meant = WORDS.get(word);
        if (meant == null) {
            json.append(word);
            return false;
        }
        int last = json.length() - 1;
        if (meant.equals("null") && (json.charAt(last) == '-' || json.charAt(last) == '+')) {
            json.setLength(last);
        }
        json.append(meant);
        return true;
    }

    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.';
    }
}
