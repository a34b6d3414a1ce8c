package io.lifafa.ingest.formats.csv;

import io.lifafa.ingest.formats.input.CharSource;
import java.io.IOException;
import java.util.Arrays;

/**
 * Cuts records out of CSV (RFC 4180: quotes, doubled quotes, quoted line breaks) in place. Written by hand because an
 * unclosed quote must cost one record, not the memory for the rest of the file.
 */
final class CsvScanner {
    /** What was found. */
    enum Ending {
        RECORD,
        BLANK,
        /** Text stands behind a closing quote. */
        BROKEN,
        TOO_LARGE,
        /** The input ended inside quotes or, see {@link #atEnd}, without a line break. */
        TORN,
        END
    }

    private static final int NONE = -1;

    private final CharSource source;
    private final char separator;
    private int[] starts = new int[32];
    private int[] ends = new int[32];
    private boolean[] doubled = new boolean[32];
    private int fields;
    private int firstLineEnd;
    private boolean atEnd;

    CsvScanner(CharSource source, char separator) {
        this.source = source;
        this.separator = separator;
    }

    /** Scans the next record, whose fields are then there until the next call. */
    Ending record() throws IOException {
        source.mark();
        fields = 0;
        firstLineEnd = NONE;
        atEnd = false;
        if (source.peek() == CharSource.END) {
            return Ending.END;
        }
        var ending = scan();
        if (ending == Ending.RECORD && source.overLimit()) {
            return Ending.TOO_LARGE;
        }
        return ending == Ending.RECORD && isBlank() ? Ending.BLANK : ending;
    }

    /**
     * Behind anything but a record: goes back to the first line break since the record's start. If a quote was never
     * closed, what it swallowed are the good records behind it.
     */
    void resync() throws IOException {
        if (firstLineEnd != NONE) {
            source.rewind(firstLineEnd);
            return;
        }
        source.mark();
        while (source.skipTo('\n', '\n', '\n') == CharSource.OUTGROWN) {
            source.mark();
        }
    }

    int fields() {
        return fields;
    }

    /** Whether the record ended with the input and not with a line. */
    boolean atEnd() {
        return atEnd;
    }

    boolean isEmpty(int field) {
        return starts[field] == ends[field];
    }

    String text(int field) {
        var text = new String(source.chars(), source.start() + starts[field], ends[field] - starts[field]);
        return doubled[field] ? text.replace("\"\"", "\"") : text;
    }

    private boolean isBlank() {
        for (var i = 0; i < fields; i++) {
            if (!isEmpty(i)) {
                return false;
            }
        }
        return true;
    }

    private Ending scan() throws IOException {
        while (true) {
            var start = source.offset();
            var c = skipSpaces();
            int delimiter;
            if (c == '"') {
                source.next();
                var ending = quoted();
                if (ending != Ending.RECORD) {
                    return ending;
                }
                skipSpaces();
                delimiter = delimiter();
            } else {
                delimiter = unquoted(start);
            }
            if (delimiter == CharSource.OUTGROWN) {
                return Ending.TOO_LARGE;
            }
            if (delimiter != separator) {
                return delimiter == NOT_DELIMITED ? Ending.BROKEN : Ending.RECORD;
            }
        }
    }

    private static final int NOT_DELIMITED = -3;

    private int skipSpaces() throws IOException {
        var c = source.peek();
        while (c == ' ' || (c == '\t' && separator != '\t')) {
            source.next();
            c = source.peek();
        }
        return c;
    }

    private Ending quoted() throws IOException {
        var start = source.offset();
        var twice = false;
        while (true) {
            var c = source.skipTo('"', '\n', '"');
            if (c == '\n') {
                markLineEnd();
            } else if (c == CharSource.END) {
                return Ending.TORN;
            } else if (c == CharSource.OUTGROWN) {
                return Ending.TOO_LARGE;
            } else if (source.peek() == '"') {
                source.next();
                twice = true;
            } else {
                add(start, source.offset() - 1, twice);
                return Ending.RECORD;
            }
        }
    }

    /** Consumes what stands behind a closing quote. */
    private int delimiter() throws IOException {
        var c = source.next();
        if (c == '\r') {
            c = source.next();
        }
        if (c == '\n') {
            markLineEnd();
        }
        atEnd = c == CharSource.END;
        return c == separator || c == '\n' || c < 0 ? c : NOT_DELIMITED;
    }

    private int unquoted(int start) throws IOException {
        var c = source.skipTo(separator, '\n', '\n');
        atEnd = c == CharSource.END;
        var end = source.offset() - (c < 0 ? 0 : 1);
        if (c == '\n') {
            markLineEnd();
        }
        if (c != separator && end > start && source.chars()[source.start() + end - 1] == '\r') {
            end--;
        }
        add(start, end, false);
        return c;
    }

    private void markLineEnd() {
        if (firstLineEnd == NONE) {
            firstLineEnd = source.offset();
        }
    }

    private void add(int start, int end, boolean twice) {
        if (fields == starts.length) {
            starts = Arrays.copyOf(starts, fields * 2);
            ends = Arrays.copyOf(ends, fields * 2);
            doubled = Arrays.copyOf(doubled, fields * 2);
        }
        starts[fields] = start;
        ends[fields] = end;
        doubled[fields] = twice;
        fields++;
    }
}
