package io.lifafa.store.batch;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether as many SMS are stored for each line of chunks as were counted, without remembering a line: what is counted is
 * added, what is stored taken away, each with a weight that follows from its root. Where a sum is not zero something of
 * the batches that share it does not add up; that a fault hides in a sum of zero has a chance of 1 in 2^64.
 *
 * <p>Takes 8 MiB, however many there are. Not thread-safe.
 */
public final class Fingerprints {
    private static final int BITS = 20;

    private final long[] sums = new long[1 << BITS];

    /** What so many SMS of this root weigh. Stands in stored summaries: never to be changed. */
    public static long of(String root, int count) {
        return hash(root) * count;
    }

    /** FNV-1a with the finisher of MurmurHash3, so that each bit depends on each character. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return (hash ^ (hash >>> 33)) | 1;
    }

    /** Which sum a batch belongs to. */
    public static int bucket(String batchId) {
        return (int) (hash(batchId) >>> (Long.SIZE - BITS));
    }

    public void add(String batchId, long weight) {
        sums[bucket(batchId)] += weight;
    }

    /** The sums that are not zero. */
    public List<Integer> wrong() {
        var wrong = new ArrayList<Integer>();
        for (int i = 0; i < sums.length; i++) {
            if (sums[i] != 0) {
                wrong.add(i);
            }
        }
        return wrong;
    }
}
