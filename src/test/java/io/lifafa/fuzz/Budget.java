package io.lifafa.fuzz;

import java.time.Duration;
import java.util.Random;

/**
 * How long to go on, and the seed of what is tried: the same seed tries the same things, as far as time goes.
 * {@code -Dlifafa.fuzz.seconds=3600} and {@code -Dlifafa.fuzz.seed=7} set them.
 */
record Budget(long seed, long end) {
    private static final int USUAL_SECONDS = 15;
    private static final int FEWEST = 300;

    static Budget usual() {
        var time = Duration.ofSeconds(Integer.getInteger("lifafa.fuzz.seconds", USUAL_SECONDS));
        return new Budget(Long.getLong("lifafa.fuzz.seed", 20_260_101L), System.nanoTime() + time.toNanos());
    }

    /** However slow the machine is, some are tried. */
    boolean allows(long number) {
        return number < FEWEST || System.nanoTime() < end;
    }

    /** Each case has its own chance, so that one can be tried alone. */
    Random chance(long number) {
        return new Random(seed * 1_000_003 + number);
    }

    /** Says what has been tried. */
    void tell(String what, long cases, int accepted) {
        System.out.printf("%s: seed %d, %,d cases, %,d batches accepted%n", what, seed, cases, accepted);
    }
}
