package io.lifafa.store.embedded;

import io.lifafa.store.embedded.auth.Credential;

/** Who may use an embedded server. */
public sealed interface Access {

    /** Whoever reaches the port. For a server whose only client is the code that started it, or where somebody insists. */
    record Open() implements Access {}

    /** Whoever can read the file in the data directory that holds a generated login: the owner. */
    record Generated() implements Access {}

    /** Whoever knows a password. */
    record Password(Credential credential) implements Access {}
}
