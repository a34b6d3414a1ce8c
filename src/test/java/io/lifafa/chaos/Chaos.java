package io.lifafa.chaos;

import io.lifafa.testsupport.Awaiting;
import java.time.Duration;
import java.time.Instant;

/** What the tests of this package have in common. */
public final class Chaos {
    /** After the trouble is over, all work is done by then: the machine may be slow. */
    private static final Duration LONGEST_END = Duration.ofMinutes(6);

    /** {@code -Dchaos.seconds}: how long the trouble lasts, at the least. */
    static final int SECONDS = Integer.getInteger("chaos.seconds", 0);

    private Chaos() {}

    /** {@code -Dchaos.seed}, else another one each time; printed. */
    public static long seed(String test) {
        long seed = Long.getLong("chaos.seed", System.nanoTime() & 0xffff_ffffL);
        System.out.println(test + ": -Dchaos.seed=" + seed);
        return seed;
    }

    /** Until then there must be trouble. */
    static Instant notBefore() {
        return Instant.now().plusSeconds(SECONDS);
    }

    static boolean isOver(Instant notBefore) {
        return Instant.now().isAfter(notBefore);
    }

    /** Waits until everything that was accepted is done. */
    static void awaitEnd(StoreView store) {
        Awaiting.until("no open chunks", LONGEST_END, () -> isEmpty(store));
    }

    private static boolean isEmpty(StoreView store) {
        try {
            return store.openChunks() == 0;
        } catch (RuntimeException storeStarts) {
            return false;
        }
    }
}
