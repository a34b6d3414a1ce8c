package io.lifafa.config.text;

import java.util.regex.Pattern;

/** A value in a YAML document. */
public final class YamlScalar {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9./_][A-Za-z0-9./_+,-]*(:[A-Za-z0-9./_+,-]+)*");

    private YamlScalar() {}

    /** The text behind a colon: a space and the value, quoted where it must be; nothing if it is empty. */
    public static String of(String text) {
        return text.isEmpty() ? "" : " " + quoted(text);
    }

    private static String quoted(String text) {
        if (PLAIN.matcher(text).matches() && !text.equalsIgnoreCase("null")) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029) {
                quoted.append(String.format("\\u%04x", c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }
}
