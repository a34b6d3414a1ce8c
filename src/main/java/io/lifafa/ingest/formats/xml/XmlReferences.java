package io.lifafa.ingest.formats.xml;

import java.util.Optional;

/** Resolves the five predefined entities and character references. */
final class XmlReferences {
    /** {@code &#x10FFFF;} without its ampersand and semicolon, and a few leading zeros. */
    private static final int MAX_CHARS = 12;

    private XmlReferences() {}

    /**
     * The text with its references resolved; empty if there is one that XML does not know. A reference to half a
     * surrogate pair, which XML forbids and the backup app writes, becomes that half: two halves are a character.
     */
    static Optional<String> resolve(String text) {
        var resolved = new StringBuilder(text.length());
        var from = 0;
        for (var at = text.indexOf('&'); at >= 0; at = text.indexOf('&', from)) {
            var semicolon = text.indexOf(';', at);
            if (semicolon < 0 || semicolon - at > MAX_CHARS) {
                return Optional.empty();
            }
            resolved.append(text, from, at);
            if (!append(resolved, text.substring(at + 1, semicolon))) {
                return Optional.empty();
            }
            from = semicolon + 1;
        }
        return Optional.of(resolved.append(text, from, text.length()).toString());
    }

    private static boolean append(StringBuilder to, String reference) {
        switch (reference) {
            case "amp" -> to.append('&');
            case "lt" -> to.append('<');
            case "gt" -> to.append('>');
            case "quot" -> to.append('"');
            case "apos" -> to.append('\'');
            default -> {
                return reference.startsWith("#") && appendCharacter(to, reference.substring(1));
            }
        }
        return true;
    }

    private static boolean appendCharacter(StringBuilder to, String number) {
        try {
            var hex = number.startsWith("x") || number.startsWith("X");
            var character = hex ? Integer.parseInt(number.substring(1), 16) : Integer.parseInt(number);
            to.appendCodePoint(Character.isValidCodePoint(character) ? character : 0xFFFD);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
