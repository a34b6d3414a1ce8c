package io.lifafa.simulator;

/** A request that cannot be answered as it is. The message never quotes it. */
final class BadRequestException extends Exception {
    private static final long serialVersionUID = 1;

    BadRequestException(String message) {
        super(message, null, false, false);
    }
}
