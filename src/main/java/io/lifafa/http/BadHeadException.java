package io.lifafa.http;

/** The head of a request is not as it must be; the message says what is wrong, and repeats nothing of it. */
final class BadHeadException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadHeadException(String message) {
        super(message, null, false, false);
    }
}
