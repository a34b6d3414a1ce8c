package io.lifafa.store.embedded.key;

/** Some keys of a map that follow each other, both ends inclusive. */
public interface Stretch<K> {

    K from();

    K to();
}
