package io.lifafa.limiter.cluster;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How much each of the members is to have: as much as it wants where that is there for all, else no more than a level that is
 * the same for all (max-min fairness; Bertsekas and Gallager, Data Networks, 6.5.2). What nobody wants is divided evenly, so
 * that it is at hand. Thread rule: any.
 */
final class Shares {
    /** For one who wants nothing: its first call does not wait for others to give something away. */
    private static final double FLOOR = 0.01;

    /** So that the floors of many nodes leave the greater part to those who want something. */
    private static final double ALL_FLOORS = 0.2;

    /** Sums of shares are off by less than this part of a slot. */
    private static final double ROUNDING = 1e-6;

    private Shares() {}

    /**
     * @param wants of each, 0 to 1
     * @param slots shares are whole numbers of so many parts; 0: any
     * @return of each; adds up to 1
     */
    public static double[] of(double[] wants, long slots) {
        int n = wants.length;
        double floor = Math.min(FLOOR, ALL_FLOORS / n);
        double[] shares = Arrays.stream(wants)
                .map(want -> Math.max(floor, Math.min(1, want)))
                .toArray();
        double left = 1 - Arrays.stream(shares).sum();
        if (left >= 0) {
            shares = Arrays.stream(shares).map(share -> share + left / n).toArray();
        } else {
            double level = level(shares);
            shares = Arrays.stream(shares).map(share -> Math.min(share, level)).toArray();
        }
        return slots > 0 ? whole(shares, slots) : shares;
    }

    private static double level(double[] wants) {
        double[] ascending = Arrays.stream(wants).sorted().toArray();
        double left = 1;
        for (int i = 0; i < ascending.length; i++) {
            double even = left / (ascending.length - i);
            if (ascending[i] > even) {
                return even;
            }
            left -= ascending[i];
        }
        return 1;
    }

    /** Those with the largest remainders get what rounding down leaves over. */
    private static double[] whole(double[] shares, long slots) {
        double[] parts = Arrays.stream(shares)
                .map(share -> Math.floor(share * slots + ROUNDING))
                .toArray();
        long left = Math.round(slots - Arrays.stream(parts).sum());
        IntStream.range(0, shares.length)
                .boxed()
                .sorted((a, b) -> Double.compare(shares[b] * slots - parts[b], shares[a] * slots - parts[a]))
                .limit(Math.max(0, left))
                .forEach(i -> parts[i]++);
        return Arrays.stream(parts).map(part -> part / slots).toArray();
    }
}
