package io.lifafa.ingest.formats.item;

import io.lifafa.ingest.formats.input.CharSource;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/** The order of things that all readers share: items first, then the failure, then nothing else. */
public abstract class QueuedReader implements SmsReader {
    private final CharSource source;
    private final Queue<ReadItem> ready = new ArrayDeque<>();
    private Optional<IOException> failure = Optional.empty();
    private boolean ended;
    private long index;

    public QueuedReader(CharSource source) {
        this.source = source;
    }

    @Override
    public final Optional<ReadItem> next() throws IOException {
        while (ready.isEmpty() && !ended) {
            advance();
        }
        if (ready.isEmpty() && failure.isPresent()) {
            throw failure.get();
        }
        return Optional.ofNullable(ready.poll());
    }

    /** Reads a bit further; adds what it finds to {@link #ready}. */
    protected abstract void step() throws IOException;

    /** The input has failed: hands out what was held back. */
    protected void abandon() {}

    protected final Queue<ReadItem> ready() {
        return ready;
    }

    protected final void end() {
        ended = true;
    }

    /** The position of the item found just now. */
    protected final long nextIndex() {
        return index++;
    }

    /** How many items were found. */
    protected final long found() {
        return index;
    }

    private void advance() {
        try {
            step();
        } catch (IOException e) {
            failure = Optional.of(e);
            ended = true;
            abandon();
        }
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
