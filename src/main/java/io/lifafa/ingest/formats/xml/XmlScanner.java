package io.lifafa.ingest.formats.xml;

import io.lifafa.ingest.formats.input.CharSource;
import io.lifafa.ingest.formats.input.UnreadableInputException;
import java.io.IOException;

/**
 * Finds the tags of an SMS Backup &amp; Restore file. Not a general XML parser, on purpose: the app writes emoji as pairs
 * of surrogate references, which no XML parser lets pass, and a parser stops at the first broken tag. It knows no
 * document types, no entities but the five predefined ones, and keeps no stack.
 */
final class XmlScanner {
    /** What was found. */
    enum Tag {
        /** Marked in one piece, see {@link #nameEnd}. */
        START,
        CLOSING,
        /** A start tag that is not closed before the next one begins. */
        BROKEN,
        TOO_LARGE,
        TORN,
        END
    }

    private static final int MAX_NAME = 32;

    private final CharSource source;
    private final char[] name = new char[MAX_NAME];
    private int nameLength;
    private boolean outgrown;

    XmlScanner(CharSource source) {
        this.source = source;
    }

    /** The next tag; text, comments and processing instructions are passed over. */
    Tag next() throws IOException {
        while (true) {
            source.mark();
            if (skipTo('<', '<', '<') == CharSource.END) {
                return Tag.END;
            }
            source.unread();
            source.mark();
            outgrown = false;
            nameLength = 0;
            if (source.startsWith("<?")) {
                skipBehind("?>");
            } else if (source.startsWith("<!")) {
                declaration();
            } else {
                return tag();
            }
        }
    }

    /** Whether the found tag, closing or not, has this name. */
    boolean is(String name) {
        if (name.length() != nameLength) {
            return false;
        }
        for (var i = 0; i < nameLength; i++) {
            if (name.charAt(i) != this.name[i]) {
                return false;
            }
        }
        return true;
    }

    /** Where the attributes of the found tag begin, in the characters of the source. */
    int attributesStart() {
        return source.start() + 1 + nameLength;
    }

    int attributesEnd() {
        return source.start() + source.offset() - 1;
    }

    private Tag tag() throws IOException {
        source.next();
        var closing = source.peek() == '/';
        if (closing) {
            source.next();
        }
        name();
        var found = toEnd();
        return closing && found == Tag.START ? Tag.CLOSING : found;
    }

    private void name() throws IOException {
        for (var c = source.peek(); c > ' ' && c != '/' && c != '>' && c != '<'; c = source.peek()) {
            if (nameLength == MAX_NAME) {
                return;
            }
            name[nameLength++] = (char) c;
            source.next();
        }
    }

    private Tag toEnd() throws IOException {
        while (true) {
            var c = next('"', '\'');
            switch (c) {
                case '>' -> {
                    return outgrown || source.overLimit() ? Tag.TOO_LARGE : Tag.START;
                }
                case '<' -> {
                    source.unread();
                    return Tag.BROKEN;
                }
                case CharSource.END -> {
                    return Tag.TORN;
                }
                default -> {
                    if (c == '"' || c == '\'') {
                        var ending = quoted((char) c);
                        if (ending != Tag.START) {
                            return ending;
                        }
                    }
                }
            }
        }
    }

    private int next(char quote, char otherQuote) throws IOException {
        while (true) {
            var c = source.next();
            if (c == CharSource.OUTGROWN) {
                giveUpStart();
            } else if (c < 0 || c == '>' || c == '<' || c == quote || c == otherQuote) {
                return c;
            }
        }
    }

    /** To the closing quote. A lone angle bracket in it is let pass, but the beginning of the next SMS means it is open. */
    private Tag quoted(char quote) throws IOException {
        while (true) {
            var c = skipTo(quote, '<', quote);
            if (c == quote) {
                return Tag.START;
            } else if (c == CharSource.END) {
                return Tag.TORN;
            }
            if (source.startsWith("sms ") || source.startsWith("mms ") || source.startsWith("/smses>")) {
                source.unread();
                return Tag.BROKEN;
            }
        }
    }

    private void declaration() throws IOException {
        if (source.startsWith("<!--")) {
            skipBehind("-->");
        } else if (source.startsWith("<![CDATA[")) {
            skipBehind("]]>");
        } else {
            throw new UnreadableInputException("the XML declares a document type, which is not accepted; remove it");
        }
    }

    private void skipBehind(String end) throws IOException {
        while (!source.startsWith(end)) {
            if (source.next() == CharSource.END) {
                return;
            }
            source.mark();
        }
        source.rewind(end.length());
    }

    private int skipTo(char a, char b, char c) throws IOException {
        var found = source.skipTo(a, b, c);
        while (found == CharSource.OUTGROWN) {
            giveUpStart();
            found = source.skipTo(a, b, c);
        }
        return found;
    }

    private void giveUpStart() {
        source.mark();
        outgrown = true;
    }
}
