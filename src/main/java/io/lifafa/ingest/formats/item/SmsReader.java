package io.lifafa.ingest.formats.item;

import io.lifafa.ingest.formats.input.UnreadableInputException;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/**
 * Pulls one input item by item.
 *
 * <p>Thread rule: {@link #next} blocks on the input; use it from a worker thread, one thread at a time.
 */
public interface SmsReader extends Closeable {
    /**
     * The next item, or nothing at the end.
     *
     * @throws UnreadableInputException if the rest of the input cannot be read; every item before it was handed out.
     *     Thrown again by each further call
     * @throws IOException if the underlying stream fails
     */
    Optional<ReadItem> next() throws IOException;
}
