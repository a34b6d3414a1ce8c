package io.lifafa.config;

/** Foreign text made fit for one line of a message. */
final class Printable {
    private static final int LONGEST = 80;

    private Printable() {}

    static String of(String text) {
        String line = text.replaceAll("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]", "?");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
