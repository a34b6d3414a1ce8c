package io.lifafa.bus.wire;

/** A value that cannot be written, or bytes that are none. The message names types and lengths, never content. */
public final class WireException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean placed;

    WireException(String what) {
        this(what, false);
    }

    private WireException(String message, boolean placed) {
        super(message, null, false, false);
        this.placed = placed;
    }

    /** The same, with the component in which it happened; the innermost one is kept. */
    WireException in(String component) {
        return placed ? this : new WireException(component + ": " + getMessage(), true);
    }
}
