package io.lifafa.store.embedded;

import java.io.IOException;
import java.util.Optional;

/** Another process, or another server of this one, holds the store. The message says which and how to reach it. */
public final class StoreHeldException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Optional<String> uri;

    StoreHeldException(String message, Optional<String> uri) {
        super(message);
        this.uri = uri;
    }

    /** Where the holder's server can be reached, if it has said so. */
    public Optional<String> uri() {
        return uri == null ? Optional.empty() : uri;
    }
}
