package io.lifafa.store.embedded.maps;

/**
 * How much of the heap the store takes for itself: as much as does any good, less where the heap is small.
 *
 * <p>A checkpoint needs up to two and a half times its pages once more, in one piece, while its buffer grows
 * ({@code WriteBuffer} of MVStore). With all of that the store stays within a sixth of the heap.
 *
 * @param cacheMegabytes of pages that are in the file as well
 * @param unsavedBytes of pages that are not; with more than that, a checkpoint is due
 */
public record MemoryShare(int cacheMegabytes, int unsavedBytes) {

    private static final int MEBIBYTE = 1024 * 1024;
    private static final int MOST_MEGABYTES = 32;
    private static final int LEAST_MEGABYTES = 2;
    private static final int MOST_COMPACTED_BYTES = 8 * MEBIBYTE;
    private static final int PARTS = 32;

    public static MemoryShare ofThisHeap() {
        return of(Runtime.getRuntime().maxMemory());
    }

    static MemoryShare of(long heapBytes) {
        int megabytes = (int) Math.max(LEAST_MEGABYTES, Math.min(MOST_MEGABYTES, heapBytes / PARTS / MEBIBYTE));
        return new MemoryShare(megabytes, megabytes * MEBIBYTE);
    }

    /** How much is read and written again at a time to give space back. */
    public int compactedBytes() {
        return Math.min(MOST_COMPACTED_BYTES, unsavedBytes);
    }
}
