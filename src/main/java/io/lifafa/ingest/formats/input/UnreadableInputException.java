package io.lifafa.ingest.formats.input;

import java.io.IOException;

/**
 * The input as a whole cannot be read any further: empty, not of its format, damaged, a compression bomb.
 *
 * <p>What a reader handed out before stays valid. The message is one English sentence with a remedy and never quotes the
 * input, so it may be logged and sent back.
 */
public sealed class UnreadableInputException extends IOException permits UnsupportedInputException {
    private static final long serialVersionUID = 1L;

    public UnreadableInputException(String message) {
        super(message);
    }

    public UnreadableInputException(String message, Throwable cause) {
        super(message, cause);
    }
}
