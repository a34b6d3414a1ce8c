package io.lifafa.rules.secret;

/**
 * What of a message is written as banks write.
 *
 * @param moved whether a verb says that money moved
 * @param balance whether a balance is told
 * @param account whether an account or card is named by a label or a mask
 * @param reference whether a reference is named
 * @param dated whether a date is
 * @param exact whether an amount has two decimals
 */
public record Told(boolean moved, boolean balance, boolean account, boolean reference, boolean dated, boolean exact) {
    /** How much speaks for a bank. */
    int points() {
        return points(balance, 2)
                + points(account, 2)
                + points(reference, 2)
                + points(moved, 1)
                + points(dated, 1)
                + points(exact, 1);
    }

    /** True if nothing but a verb could come from a bank: "I sent you 20". */
    boolean isTalk() {
        return !(balance || account || reference || dated || exact);
    }

    private static int points(boolean told, int worth) {
        return told ? worth : 0;
    }
}
