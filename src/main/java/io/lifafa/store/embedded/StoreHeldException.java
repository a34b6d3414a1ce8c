package io.lifafa.store.embedded;

import java.io.IOException;

/** Another process, or another server of this one, holds the store. The message says which and how to reach it. */
public final class StoreHeldException extends IOException {

    private static final long serialVersionUID = 1L;

    StoreHeldException(String message) {
        super(message);
    }
}
