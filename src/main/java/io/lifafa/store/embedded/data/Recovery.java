package io.lifafa.store.embedded.data;

import de.bwaldvogel.mongo.MongoCollection;
import io.lifafa.store.embedded.key.Key;
import io.lifafa.store.embedded.maps.Changes;
import java.util.Optional;

/** Puts documents from the journal back into their collections, with their index entries. */
public final class Recovery implements Changes {

    private final EmbeddedBackend backend;

    public Recovery(EmbeddedBackend backend) {
        this.backend = backend;
    }

    @Override
    public void put(String namespace, Key position, byte[] document) {
        collection(namespace).ifPresent(collection -> collection.restore(position, Optional.of(document)));
    }

    @Override
    public void remove(String namespace, Key position) {
        collection(namespace).ifPresent(collection -> collection.restore(position, Optional.empty()));
    }

    @Override
    public void schema() {
        throw new UnsupportedOperationException("a change of collections is in the data file, never in the journal");
    }

    /** Empty if it was dropped after that: a collection is in the data file before anything of it is in the journal. */
    private Optional<EmbeddedCollection> collection(String namespace) {
        int dot = namespace.indexOf('.');
        MongoCollection<?> collection = backend.resolveDatabase(namespace.substring(0, dot))
                .resolveCollection(namespace.substring(dot + 1), false);
        return Optional.ofNullable((EmbeddedCollection) collection);
    }
}
