package io.lifafa.config.text;

/** Foreign text made fit for one line of a message. */
public final class Printable {
    private static final int LONGEST = 80;

    private Printable() {}

    public static String of(String text) {
        String line = text.replaceAll("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]", "?");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
