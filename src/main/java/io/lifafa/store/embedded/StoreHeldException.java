package io.lifafa.store.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Another process, or another server of this one, holds the store. The message says which and how to reach it. */
public final class StoreHeldException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Optional<String> uri;

    private final transient Path uriFile;

    public StoreHeldException(String message, Optional<String> uri, Path uriFile) {
        super(message);
        this.uri = uri;
        this.uriFile = uriFile;
    }

    /** The file that holds the same for its owner. */
    public Path uriFile() {
        return uriFile;
    }

    /** Where the holder's server can be reached, with the login, if it has said so and to us. A secret. */
    public Optional<String> uri() {
        return uri == null ? Optional.empty() : uri;
    }
}
