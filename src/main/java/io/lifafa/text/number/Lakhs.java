package io.lifafa.text.number;

import java.util.Set;

/** Money that is written {@code 12,34,567.00}, and whose decimals never stand behind a comma. */
public final class Lakhs {
    /** Codes, and the abbreviation that such currencies share. */
    private static final Set<String> MONEY = Set.of("INR", "PKR", "BDT", "NPR", "rs");

    private static final int GROUP = 3;

    private Lakhs() {}

    /** @param currency a code, or the key of a name that several currencies share */
    public static boolean has(String currency) {
        return MONEY.contains(currency);
    }

    /** True for {@code 12,34}, which in this money are the first digits of a longer number, cut off. */
    public static boolean isCut(String written) {
        int comma = written.indexOf(',');
        return comma > 0 && comma <= GROUP && written.length() - comma <= GROUP && written.indexOf('.') < 0;
    }
}
