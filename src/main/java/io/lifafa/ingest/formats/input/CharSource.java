package io.lifafa.ingest.formats.input;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/**
 * The characters of the input behind a buffer that keeps what stands after a mark: the item being scanned is always in
 * one piece, and its scanner may go back inside it. The buffer grows to about twice the item limit and no further.
 */
public final class CharSource implements Closeable {
    /** No more characters. */
    public static final int END = -1;
    /** The marked item is over the limit; the scanner says what to give up, by {@link #mark} or {@link #rewind}. */
    public static final int OUTGROWN = -2;

    private static final int MORE = 0;
    private static final int INITIAL = 8192;

    private final Reader in;
    private final int limit;
    private char[] buffer = new char[INITIAL];
    private int position;
    private int end;
    private int mark;
    private boolean ended;
    private Optional<IOException> failure = Optional.empty();

    public CharSource(Reader in, int limit) {
        this.in = in;
        this.limit = limit;
    }

    /** Consumes a character; else {@link #END} or {@link #OUTGROWN}. */
    public int next() throws IOException {
        if (position == end) {
            var state = more();
            if (state != MORE) {
                return state;
            }
        }
        return buffer[position++];
    }

    /** Like {@link #next} without consuming. */
    public int peek() throws IOException {
        if (position == end) {
            var state = more();
            if (state != MORE) {
                return state;
            }
        }
        return buffer[position];
    }

    /** Consumes up to and including the first of the three characters, which may be equal. */
    public int skipTo(char a, char b, char c) throws IOException {
        while (true) {
            var chars = buffer;
            var to = end;
            for (var i = position; i < to; i++) {
                var ch = chars[i];
                if (ch == a || ch == b || ch == c) {
                    position = i + 1;
                    return ch;
                }
            }
            position = to;
            var state = more();
            if (state != MORE) {
                return state;
            }
        }
    }

    /** Whether the next characters are these; consumes nothing. */
    public boolean startsWith(String text) throws IOException {
        while (end - position < text.length()) {
            if (more() != MORE) {
                return false;
            }
        }
        for (var i = 0; i < text.length(); i++) {
            if (buffer[position + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Takes the last consumed character back. */
    public void unread() {
        position--;
    }

    /** An item begins with the next character; what stands before is given up. */
    public void mark() {
        mark = position;
    }

    /** How many characters were consumed since the mark. */
    public int offset() {
        return position - mark;
    }

    /** Goes back to this many characters after the mark. */
    public void rewind(int offset) {
        position = mark + offset;
    }

    /** Whether more than an item may have was consumed since the mark. */
    public boolean overLimit() {
        return offset() > limit;
    }

    /** The buffer itself, for parsing in place: valid until the next character is consumed. */
    public char[] chars() {
        return buffer;
    }

    /** Where the mark stands in {@link #chars}. */
    public int start() {
        return mark;
    }

    private int more() throws IOException {
        if (overLimit()) {
            return OUTGROWN;
        }
        if (ended) {
            return END;
        }
        makeRoom();
        var read = fill();
        if (read < 0) {
            ended = true;
            return END;
        }
        end += read;
        return MORE;
    }

    /** A failure stays where it was met: who has looked ahead and goes back meets it again behind the good items. */
    private int fill() throws IOException {
        if (failure.isPresent()) {
            throw failure.get();
        }
        try {
            int read;
            do {
                read = in.read(buffer, end, buffer.length - end);
            } while (read == 0);
            return read;
        } catch (IOException e) {
            failure = Optional.of(e);
            throw e;
        }
    }

    private void makeRoom() {
        if (mark > 0) {
            System.arraycopy(buffer, mark, buffer, 0, end - mark);
            position -= mark;
            end -= mark;
            mark = 0;
        }
        if (end > buffer.length / 2) {
            var larger = new char[buffer.length * 2];
            System.arraycopy(buffer, 0, larger, 0, end);
            buffer = larger;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
