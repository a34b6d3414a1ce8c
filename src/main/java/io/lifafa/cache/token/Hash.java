package io.lifafa.cache.token;

/** Sixty-four bit hashes (FNV-1a with Murmur3's finish); the same on every machine, as templates are shared. */
public final class Hash {
    private static final long BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Hash() {}

    public static long text(CharSequence text, int start, int end) {
        long hash = BASIS;
        for (int i = start; i < end; i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return mix(hash);
    }

    public static long text(CharSequence text) {
        return text(text, 0, text.length());
    }

    /** The hash of a sequence that goes on with {@code next}. */
    public static long add(long hash, long next) {
        return mix(hash * PRIME ^ next);
    }

    public static long all(long[] keys, int from, int to) {
        long hash = BASIS;
        for (int i = from; i < to; i++) {
            hash = add(hash, keys[i]);
        }
        return hash;
    }

    public static long start() {
        return BASIS;
    }

    private static long mix(long x) {
        long h = x;
        h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
        h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return h ^ (h >>> 33);
    }
}
