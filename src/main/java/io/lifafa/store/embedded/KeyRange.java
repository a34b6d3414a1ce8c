package io.lifafa.store.embedded;

/**
 * One stretch of keys.
 *
 * @param from the first key, inclusive
 * @param to the last key, inclusive
 */
record KeyRange(Key from, Key to) implements Stretch<Key> {

    /** Every key there is. */
    static final KeyRange ALL = new KeyRange(new Key(new byte[0]), new Key(new byte[] {(byte) 0xFF}));

    static KeyRange startingWith(Key prefix) {
        return new KeyRange(prefix, prefix.successor());
    }
}
