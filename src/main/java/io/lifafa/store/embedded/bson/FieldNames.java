package io.lifafa.store.embedded.bson;

import java.nio.charset.StandardCharsets;

/**
 * Field names seen before, so that a document read does not make each anew. A small table where a later name pushes out
 * an earlier one: bounded, whatever names clients invent.
 *
 * <p>Thread rule: any thread; strings are immutable, so a race costs a string, no more.
 */
final class FieldNames {

    private static final int SLOTS = 1 << 12;
    private static final int LONGEST = 64;

    private final String[] names = new String[SLOTS];

    String get(byte[] bytes, int from, int length) {
        if (length > LONGEST) {
            return new String(bytes, from, length, StandardCharsets.UTF_8);
        }
        int hash = length;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + bytes[i];
        }
        int slot = (hash ^ hash >>> 12) & SLOTS - 1;
        String known = names[slot];
        if (known == null || !same(known, bytes, from, length)) {
            known = new String(bytes, from, length, StandardCharsets.UTF_8);
            names[slot] = known;
        }
        return known;
    }

    /** Only names in ASCII are ever found the same: one byte, one character. */
    private static boolean same(String known, byte[] bytes, int from, int length) {
        if (known.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (known.charAt(i) != bytes[from + i]) {
                return false;
            }
        }
        return true;
    }
}
