package io.lifafa.ingest.formats.json;

import io.lifafa.ingest.formats.input.CharSource;
import java.io.IOException;

/**
 * Finds where JSON items begin and end without understanding them: strings, brackets and commas only. So an item is cut
 * out in one piece and parsed alone, one that is broken, too large or too deep costs nothing but itself, and nesting
 * costs a counter, not a stack frame.
 */
final class JsonScanner {
    /** How a scan ended. */
    enum Ending {
        /** At the bracket that closes the item. */
        CLOSED,
        /** Before the comma or bracket behind something that is no object. */
        DELIMITED,
        /** The item is broken; the scan stands at the {@code &#123;} of what looks like the next one. */
        BROKEN,
        /** The input ended first. */
        INPUT,
        /** The item is broken, and no later one was found. */
        LOST,
        /** Before the line break that ended an unfinished item. */
        LINE,
        /** Before a line break; the item is broken, and no later one was found before it. */
        LOST_LINE,
        /** Behind the {@code [} of a wrapper's {@code sms_data}. */
        WRAPPER,
        /** Not yet. */
        NONE
    }

    static final int MAX_DEPTH = 64;
    private static final int LONGEST_NAME = 10;

    private final CharSource source;
    private final boolean lines;
    private long objects;
    private int depth;
    private int deepest;
    private int prefix;
    private boolean outgrown;
    private boolean run;
    private boolean inArray;
    private boolean wrappers;

    /** @param lines a line break ends everything, as in NDJSON */
    JsonScanner(CharSource source, boolean lines) {
        this.source = source;
        this.lines = lines;
    }

    /** Scans an object; the mark and the position stand at its {@code &#123;}. */
    Ending object(boolean inArray, boolean wrappers) throws IOException {
        begin(false, inArray, wrappers);
        return scan();
    }

    /** Scans the rest of a wrapper behind its {@code sms_data}, up to its closing bracket. */
    Ending tail(boolean inArray) throws IOException {
        begin(false, inArray, false);
        open('{');
        return scan();
    }

    /** Scans something in an array that is no object, up to the comma or bracket behind it. */
    Ending run() throws IOException {
        begin(true, true, false);
        return scan();
    }

    /** The next character that is no white space, not consumed. In NDJSON a line break is no white space. */
    int significant() throws IOException {
        return significant(!lines);
    }

    int significant(boolean acrossLines) throws IOException {
        while (true) {
            var c = next();
            if (c != ' ' && c != '\t' && c != '\r' && !(c == '\n' && acrossLines)) {
                if (c != CharSource.END) {
                    source.unread();
                }
                return c;
            }
        }
    }

    void skipLine() throws IOException {
        while (source.skipTo('\n', '\n', '\n') == CharSource.OUTGROWN) {
            source.mark();
        }
    }

    /** Whether the scanned item is over the limit and no longer in the buffer. */
    boolean tooLarge() {
        return outgrown || source.overLimit();
    }

    boolean tooDeep() {
        return deepest > MAX_DEPTH;
    }

    /** How many characters of a wrapper stand before the key {@code sms_data}. */
    int prefix() {
        return prefix;
    }

    private void begin(boolean noObject, boolean array, boolean mayWrap) {
        source.mark();
        run = noObject;
        inArray = array;
        wrappers = mayWrap;
        outgrown = false;
        objects = 0;
        depth = 0;
        deepest = 0;
    }

    private Ending scan() throws IOException {
        var ending = Ending.NONE;
        while (ending == Ending.NONE) {
            var c = next();
            switch (c) {
                case '"' -> ending = string();
                case '{', '[' -> open(c);
                case '}', ']' -> ending = close(c);
                case ',' -> ending = comma();
                case '\n' -> ending = lines ? line() : Ending.NONE;
                case CharSource.END -> ending = Ending.INPUT;
                default -> {}
            }
        }
        return ending;
    }

    private void open(int bracket) {
        if (depth < Long.SIZE) {
            var bit = 1L << depth;
            objects = bracket == '{' ? objects | bit : objects & ~bit;
        }
        depth++;
        deepest = Math.max(deepest, depth);
    }

    private Ending close(int bracket) throws IOException {
        if (depth == 0) {
            return bracket == ']' ? before(Ending.DELIMITED) : Ending.NONE;
        }
        if (depth <= Long.SIZE && isObject() != (bracket == '}')) {
            return resync();
        }
        depth--;
        return depth == 0 && !run ? Ending.CLOSED : Ending.NONE;
    }

    private boolean isObject() {
        return (objects & 1L << depth - 1) != 0;
    }

    private Ending comma() throws IOException {
        if (depth == 0) {
            return before(Ending.DELIMITED);
        }
        if (depth <= Long.SIZE && isObject() && significant() == '{') {
            // Where a key must stand, the next item begins: this one has lost its end.
            return Ending.BROKEN;
        }
        return Ending.NONE;
    }

    private Ending line() {
        return before(Ending.LINE);
    }

    private Ending before(Ending ending) {
        source.unread();
        return ending;
    }

    private Ending string() throws IOException {
        var start = source.offset() - 1;
        while (true) {
            var c = source.skipTo('"', '\\', lines ? '\n' : '"');
            if (c == '\\') {
                c = next();
                if (lines && c == '\n') {
                    return line();
                }
            } else if (c == '\n') {
                return line();
            } else if (c == '"') {
                return afterString(start);
            }
            if (c == CharSource.OUTGROWN) {
                giveUpStart();
            } else if (c == CharSource.END) {
                return Ending.INPUT;
            }
        }
    }

    private Ending afterString(int start) throws IOException {
        var name = wrappers && depth == 1 && !outgrown ? name(start) : "";
        var named = name.equals(JsonItemParser.WRAPPED) || JsonItemParser.WRAPPED_TOO.contains(name);
        var after = significant();
        if (named && after == ':') {
            next();
            if (significant() == '[') {
                next();
                if (!name.equals(JsonItemParser.WRAPPED) && significant() != '{') {
                    open('[');
                    return Ending.NONE;
                }
                prefix = start;
                return outgrown ? Ending.NONE : Ending.WRAPPER;
            }
            return Ending.NONE;
        }
        return switch (after) {
            case ':', ',', '}', ']', '\n', CharSource.END -> Ending.NONE;
            // A quote is missing or too many: from here on, inside and outside are mixed up.
            default -> resync();
        };
    }

    /** The string that has just ended, if it is short enough for a name of ours. */
    private String name(int start) {
        var length = source.offset() - start - 2;
        return length <= LONGEST_NAME ? new String(source.chars(), source.start() + start + 1, length) : "";
    }

    private Ending resync() throws IOException {
        if (!outgrown) {
            source.rewind(1);
        }
        return new JsonResync(source, inArray, lines).find();
    }

    private int next() throws IOException {
        var c = source.next();
        while (c == CharSource.OUTGROWN) {
            giveUpStart();
            c = source.next();
        }
        return c;
    }

    private void giveUpStart() {
        source.mark();
        outgrown = true;
    }
}
