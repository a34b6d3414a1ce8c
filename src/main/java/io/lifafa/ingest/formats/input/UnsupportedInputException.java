package io.lifafa.ingest.formats.input;

/** The input is of a kind that is understood but not taken as things are configured. */
public final class UnsupportedInputException extends UnreadableInputException {
    private static final long serialVersionUID = 1L;

    public UnsupportedInputException(String message) {
        super(message);
    }
}
