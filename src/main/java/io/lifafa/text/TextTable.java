package io.lifafa.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A table that is packed with the program as lines of UTF-8 text. */
public final class TextTable {
    private TextTable() {}

    /**
     * The lines of a table, without empty ones and those that begin with {@code #}.
     *
     * @param owner the class beside which it lies
     * @param name of the resource, as {@link Class#getResourceAsStream} takes it
     * @throws IllegalStateException if there is no such table
     */
    public static List<String> lines(Class<?> owner, String name) {
        try (var in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program is incomplete: " + name + " is not packed");
            }
            var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return reader.lines().filter(TextTable::isContent).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the program cannot be read: " + name, e);
        }
    }

    /** False for an empty line and a comment. */
    public static boolean isContent(String line) {
        return !line.isBlank() && line.strip().charAt(0) != '#';
    }
}
