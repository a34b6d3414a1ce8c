package io.lifafa.evaluate;

/**
 * So many of so many, and between what bounds the true share lies with 95 % probability (Wilson's interval, which holds
 * for small numbers and near 0 and 1 too).
 *
 * @param count of {@code of}
 * @param of how many were looked at
 */
public record Share(int count, int of) {
    private static final double Z = 1.959964;

    public static final Share NONE = new Share(0, 0);

    Share plus(boolean one) {
        return new Share(count + (one ? 1 : 0), of + 1);
    }

    /** 0 to 1; 0 of none. */
    public double value() {
        return of == 0 ? 0 : (double) count / of;
    }

    /** The lower bound, 0 to 1. */
    public double low() {
        return of == 0 ? 0 : Math.max(0, middle() - reach());
    }

    /** The upper bound, 0 to 1. */
    public double high() {
        return of == 0 ? 1 : Math.min(1, middle() + reach());
    }

    private double middle() {
        return (value() + Z * Z / (2 * of)) / (1 + Z * Z / of);
    }

    private double reach() {
        double p = value();
        return Z * Math.sqrt(p * (1 - p) / of + Z * Z / (4.0 * of * of)) / (1 + Z * Z / of);
    }
}
