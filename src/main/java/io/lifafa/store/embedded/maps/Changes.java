package io.lifafa.store.embedded.maps;

import io.lifafa.store.embedded.key.Key;

/** Is told each change of a document, in the order in which the changes of one collection happen. */
public interface Changes {

    /** Keeps nothing: for a store in memory. */
    Changes NONE = new Changes() {
        @Override
        public void put(String namespace, Key position, byte[] document) {
            // Nothing to keep.
        }

        @Override
        public void remove(String namespace, Key position) {
            // Nothing to keep.
        }

        @Override
        public void schema() {
            // Nothing to keep.
        }
    };

    void put(String namespace, Key position, byte[] document);

    void remove(String namespace, Key position);

    /** Collections or indexes come or go: before the first change of a document that depends on it. */
    void schema();
}
