package io.lifafa.web;

/** A query that cannot be understood; the message names the parameter and what is allowed. */
final class BadQuery extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadQuery(String message) {
        super(message, null, false, false);
    }
}
