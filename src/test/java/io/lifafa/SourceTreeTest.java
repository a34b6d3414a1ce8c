package io.lifafa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What keeps the tree of the sources easy to search. */
class SourceTreeTest {
    private static final int MOST_FILES = 25;

    private static Map<Object, List<Path>> files(Function<Path, Object> grouping) throws IOException {
        try (var files = Files.walk(Path.of("src"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("package-info.java"))
                    .collect(Collectors.groupingBy(grouping));
        }
    }

    @Test
    void noFolderHasMoreThan25Files() throws IOException {
        assertThat(files(Path::getParent).values())
                .allSatisfy(files -> assertThat(files).hasSizeLessThanOrEqualTo(MOST_FILES));
    }

    @Test
    void noTwoClassesHaveTheSameSimpleName() throws IOException {
        var classes = files(file -> file.getFileName().toString()).entrySet().stream()
                .filter(name -> name.getKey().toString().endsWith(".java"));
        assertThat(classes).allSatisfy(name -> assertThat(name.getValue()).hasSize(1));
    }
}
