package io.lifafa.example;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Holds README and docs to the code: examples, links, file and class names. */
@Timeout(60)
class DocumentationTest {
    private static final String SECTION = "## Connect another Vert.x application";
    private static final Path EXAMPLE = Path.of("src/test/java/io/lifafa/example/ExampleApplication.java");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
    private static final Pattern SOURCE = Pattern.compile("`(src/[^`*…<]*|conf/[^`*…<]*)`");

    @Test
    void everyPieceOfTheExampleStandsInTheExampleApplication() throws IOException {
        var page = Files.readString(Path.of("docs/event-bus.md"));
        var shown = page.substring(page.indexOf(SECTION)).split("```java\n")[1].split("```")[0];
        var compiled = plain(Files.readString(EXAMPLE));
        assertThat(Arrays.stream(shown.split("\n\n")).map(DocumentationTest::plain))
                .hasSize(5)
                .allMatch(compiled::contains);
    }

    @Test
    void everyLinkLeadsToAFileAndAHeading() throws IOException {
        for (var page : pages()) {
            assertThat(targets(page, LINK).filter(it -> !it.contains("://")))
                    .as(page.toString())
                    .allMatch(it -> leadsSomewhere(page, it));
        }
    }

    @Test
    void everyFileOfTheRepositoryThatIsNamedExists() throws IOException {
        for (var page : pages()) {
            assertThat(targets(page, SOURCE)).as(page.toString()).allMatch(it -> Files.exists(Path.of(it)));
        }
    }

    private static List<Path> pages() throws IOException {
        try (var docs = Files.walk(Path.of("docs"))) {
            return Stream.concat(
                            Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md")
                                    .map(Path::of),
                            docs.filter(it -> it.toString().endsWith(".md")))
                    .toList();
        }
    }

    private static Stream<String> targets(Path page, Pattern pattern) throws IOException {
        return pattern.matcher(Files.readString(page)).results().map(it -> it.group(1));
    }

    private static boolean leadsSomewhere(Path page, String link) {
        var parts = link.split("#", 2);
        var file = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        return Files.exists(file) && (parts.length == 1 || anchors(file).contains(parts[1]));
    }

    private static List<String> anchors(Path file) {
        try {
            return HEADING.matcher(Files.readString(file))
                    .results()
                    .map(it -> anchor(it.group(1)))
                    .filter(not(String::isEmpty))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As GitHub makes them. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    /** Without comments of a line, and without spaces and line breaks, which the formatter sets. */
    private static String plain(String code) {
        return code.replaceAll("(?m)^\\s*//.*$", "").replaceAll("\\s+", "");
    }
}
