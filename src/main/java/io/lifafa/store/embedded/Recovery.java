package io.lifafa.store.embedded;

import java.util.Optional;

/** Puts documents from the journal back into their collections, with their index entries. */
final class Recovery implements Changes {

    private final EmbeddedBackend backend;

    Recovery(EmbeddedBackend backend) {
        this.backend = backend;
    }

    @Override
    public void put(String namespace, Key position, byte[] document) {
        collection(namespace).restore(position, Optional.of(document));
    }

    @Override
    public void remove(String namespace, Key position) {
        collection(namespace).restore(position, Optional.empty());
    }

    @Override
    public void schema() {
        throw new UnsupportedOperationException("a change of collections is in the data file, never in the journal");
    }

    private EmbeddedCollection collection(String namespace) {
        int dot = namespace.indexOf('.');
        return (EmbeddedCollection) backend.resolveDatabase(namespace.substring(0, dot))
                .resolveCollection(namespace.substring(dot + 1), true);
    }
}
