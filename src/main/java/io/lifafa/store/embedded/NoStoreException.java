package io.lifafa.store.embedded;

import java.io.IOException;

/** There is no store where one was to be looked at. */
public final class NoStoreException extends IOException {

    private static final long serialVersionUID = 1L;

    public NoStoreException(String message) {
        super(message);
    }
}
