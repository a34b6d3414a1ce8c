package io.lifafa.store.embedded;

/** Some keys of a map that follow each other, both ends inclusive. */
interface Stretch<K> {

    K from();

    K to();
}
