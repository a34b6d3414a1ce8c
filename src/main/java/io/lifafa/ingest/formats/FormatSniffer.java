package io.lifafa.ingest.formats;

import io.lifafa.ingest.formats.input.CharSource;
import java.io.IOException;

/** Tells the format of an input by its first characters, which it does not consume. */
final class FormatSniffer {
    private final CharSource source;

    FormatSniffer(CharSource source) {
        this.source = source;
    }

    /** XML begins with an angle bracket, JSON with a bracket; anything else can only be CSV. */
    Format sniff() throws IOException {
        source.mark();
        var first = skipSpace();
        source.rewind(0);
        return switch (first) {
            case '<' -> Format.XML;
            case '{', '[', CharSource.END -> jsonOrLines();
            default -> Format.CSV;
        };
    }

    /** A form begins with a name and an equals sign; no other format has one so early. */
    boolean isForm() throws IOException {
        source.mark();
        var c = skipSpace();
        while (c >= 0 && (Character.isLetterOrDigit(c) || "_-.%[]+*".indexOf(c) >= 0)) {
            source.next();
            c = source.peek();
        }
        var form = c == '=' && !startsAsCsv();
        source.rewind(0);
        return form;
    }

    private boolean startsAsCsv() throws IOException {
        source.rewind(0);
        return source.startsWith("sep=");
    }

    /** NDJSON is what has a whole value on its first line and begins another on the next; the rest is JSON. */
    Format jsonOrLines() throws IOException {
        source.mark();
        var lines = looksLikeLines();
        source.rewind(0);
        return lines ? Format.NDJSON : Format.JSON;
    }

    private boolean looksLikeLines() {
        try {
            skipSpace();
            return valueEndsOnItsLine() && nextLineBeginsValue();
        } catch (IOException e) {
            // The source throws it again where the reader gets there, behind the items that can still be read.
            return false;
        }
    }

    private int skipSpace() throws IOException {
        var c = source.peek();
        while (c >= 0 && c <= ' ') {
            source.next();
            c = source.peek();
        }
        return c;
    }

    private boolean valueEndsOnItsLine() throws IOException {
        var depth = 0;
        var quoted = false;
        for (var c = source.next(); c >= 0 && c != '\n'; c = source.next()) {
            if (c == '\\' && quoted) {
                source.next();
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '{' || c == '[')) {
                depth++;
            } else if (!quoted && (c == '}' || c == ']') && --depth == 0) {
                return true;
            }
        }
        return false;
    }

    private boolean nextLineBeginsValue() throws IOException {
        var line = false;
        for (var c = source.peek(); c == ' ' || c == '\t' || c == '\r' || c == '\n'; c = source.peek()) {
            line |= c == '\n';
            source.next();
        }
        return line && (source.peek() == '{' || source.peek() == '[');
    }
}
