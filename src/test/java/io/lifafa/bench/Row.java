package io.lifafa.bench;

import java.io.PrintStream;

/**
 * A line of the result table, in Markdown.
 *
 * @param met whether what was measured is what was asked; no row may be left to the reader
 */
public record Row(String scenario, String asked, String measured, boolean met) {
    public static void header(PrintStream out) {
        out.println("| scenario | asked | measured | met |");
        out.println("|---|---|---|---|");
    }

    public void print(PrintStream out) {
        out.println("| " + scenario + " | " + asked + " | " + measured + " | " + (met ? "yes" : "**no**") + " |");
        out.flush();
    }
}
