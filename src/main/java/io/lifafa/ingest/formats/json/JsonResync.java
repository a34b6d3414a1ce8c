package io.lifafa.ingest.formats.json;

import io.lifafa.ingest.formats.input.CharSource;
import io.lifafa.ingest.formats.json.JsonScanner.Ending;
import java.io.IOException;

/**
 * Behind a broken item, looks for the next one by its looks, quotes or no quotes: in an array {@code }, {"}, outside of
 * one a closing brace, a line break and {@code {"}. A brace right behind a {@code ]} may be the end of a wrapper and is
 * passed over, lest an item is taken for another user's.
 */
final class JsonResync {
    private enum Seen {
        NOTHING,
        CLOSE,
        BETWEEN,
        OPEN
    }

    private final CharSource source;
    private final boolean inArray;
    private final boolean lines;
    private Seen seen = Seen.NOTHING;
    private boolean afterArray;

    JsonResync(CharSource source, boolean inArray, boolean lines) {
        this.source = source;
        this.inArray = inArray;
        this.lines = lines;
    }

    /** Ends as BROKEN before the next item, as LOST_LINE before a line break, or as LOST. */
    Ending find() throws IOException {
        while (true) {
            var c = source.next();
            if (c == CharSource.OUTGROWN) {
                source.mark();
            } else if (c == CharSource.END) {
                return Ending.LOST;
            } else if (c == '\n' && lines) {
                source.unread();
                return Ending.LOST_LINE;
            } else if (c == '"' && seen == Seen.OPEN) {
                source.rewind(0);
                return Ending.BROKEN;
            } else {
                step(c);
            }
        }
    }

    private void step(int c) {
        switch (c) {
            case '}' -> seen = afterArray ? Seen.NOTHING : Seen.CLOSE;
            case ',' -> seen = seen == Seen.CLOSE && inArray ? Seen.BETWEEN : Seen.NOTHING;
            case '{' -> open();
            case '\n' -> seen = seen == Seen.CLOSE && !inArray ? Seen.BETWEEN : seen;
            case ' ', '\t', '\r' -> {}
            default -> seen = Seen.NOTHING;
        }
        if (c > ' ') {
            afterArray = c == ']';
        }
    }

    private void open() {
        if (seen == Seen.BETWEEN) {
            source.unread();
            source.mark();
            source.rewind(1);
            seen = Seen.OPEN;
        } else {
            seen = Seen.NOTHING;
        }
    }
}
