package io.lifafa.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What the README shows is what the tests run. */
class ReadmeTest {
    private static final String SECTION = "### From another Vert.x application";
    private static final Path EXAMPLE = Path.of("src/test/java/io/lifafa/example/ExampleApplication.java");

    @Test
    void everyPieceThatTheReadmeShowsStandsInTheExampleApplication() throws IOException {
        var readme = Files.readString(Path.of("README.md"));
        var shown =
                readme.substring(readme.indexOf(SECTION)).split("```java\n")[1].split("```")[0];
        var compiled = plain(Files.readString(EXAMPLE));
        assertThat(Arrays.stream(shown.split("\n\n")).map(ReadmeTest::plain))
                .hasSize(5)
                .allMatch(compiled::contains);
    }

    /** Without comments of a line, and without spaces and line breaks, which the formatter sets. */
    private static String plain(String code) {
        return code.replaceAll("(?m)^\\s*//.*$", "").replaceAll("\\s+", "");
    }
}
