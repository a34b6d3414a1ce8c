package io.lifafa.store.embedded.key;

/**
 * One stretch of keys.
 *
 * @param from the first key, inclusive
 * @param to the last key, inclusive
 */
public record KeyRange(Key from, Key to) implements Stretch<Key> {

    /** Every key there is. */
    public static final KeyRange ALL = new KeyRange(new Key(new byte[0]), new Key(new byte[] {(byte) 0xFF}));

    public static KeyRange startingWith(Key prefix) {
        return new KeyRange(prefix, prefix.successor());
    }
}
