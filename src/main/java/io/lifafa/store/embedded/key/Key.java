package io.lifafa.store.embedded.key;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * An order-preserving encoding of one or more BSON values: comparing two keys byte by byte, unsigned, compares the
 * values in MongoDB's order.
 *
 * <p>Also the position of a document: the encoding of its {@code _id}. Immutable by agreement: nobody writes into the
 * array.
 *
 * @param bytes the encoding, see {@link KeyEncoder}
 */
public record Key(byte[] bytes) implements Comparable<Key> {

    /** A key above all keys that start with this one: no component starts with 0xFF. */
    public Key successor() {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        longer[bytes.length] = (byte) 0xFF;
        return new Key(longer);
    }

    public Key from(int offset) {
        return new Key(Arrays.copyOfRange(bytes, offset, bytes.length));
    }

    boolean startsWith(Key prefix) {
        return bytes.length >= prefix.bytes.length
                && Arrays.equals(bytes, 0, prefix.bytes.length, prefix.bytes, 0, prefix.bytes.length);
    }

    @Override
    public int compareTo(Key other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Key key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
