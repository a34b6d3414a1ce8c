package io.lifafa.rules;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Vocabulary: sets of words written as one line of text, and tables of the package's resources. */
final class Words {
    private Words() {}

    static Set<String> of(String words) {
        return Set.copyOf(Arrays.asList(words.split(" ")));
    }

    /** The lines of a table, without empty ones and those that begin with {@code #}. */
    static List<String> lines(String resource) {
        try (var in = Words.class.getResourceAsStream(resource);
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && line.charAt(0) != '#')
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
