package io.lifafa.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the README shows is what the tests run. */
class ReadmeTest {
    private static final String SECTION = "### From another Vert.x application";

    @Test
    void everyLineThatTheReadmeShowsStandsInTheExampleApplication() throws IOException {
        var readme = Files.readString(Path.of("README.md"));
        var shown = readme.substring(readme.indexOf(SECTION)).split("```")[1];
        Set<String> compiled =
                Files.readAllLines(Path.of("src/test/java/io/lifafa/example/ExampleApplication.java")).stream()
                        .map(String::strip)
                        .collect(Collectors.toSet());
        assertThat(shown.lines().skip(1).map(String::strip))
                .hasSizeGreaterThan(10)
                .allMatch(compiled::contains);
    }
}
