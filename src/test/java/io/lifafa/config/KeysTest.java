package io.lifafa.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.config.key.ConfigKey;
import io.lifafa.config.key.ConfigKey.Variable;
import io.lifafa.config.key.KeyGroup;
import io.lifafa.config.load.ConfigLoader;
import io.lifafa.config.reference.DefaultsFile;
import io.lifafa.config.reference.KeyTables;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the table of keys to the records, and what is written from it to the repository. */
@Timeout(60)
class KeysTest {
    private static final Map<String, ConfigKey<?>> TABLE = LifafaConfig.KEYS.table();
    private static final String TABLES = "\n## Keys\n";

    static Stream<Named<KeyGroup<?>>> groups() {
        return LifafaConfig.KEYS.groups().stream()
                .map(group -> Named.of(group.type().getSimpleName(), group));
    }

    @ParameterizedTest
    @MethodSource("groups")
    void everyComponentHasItsKeyAndEveryKeyItsComponent(KeyGroup<?> group) {
        assertThat(Arrays.stream(group.type().getRecordComponents()).map(RecordComponent::getName))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                group.keys().stream().flatMap(key -> key.components().keySet().stream()),
                                group.parts().keySet().stream())
                        .toList());
    }

    @Test
    void everyKeyHasASentenceAndAVariableOfItsOwn() {
        assertThat(TABLE)
                .allSatisfy((path, key) ->
                        assertThat(key.doc()).as(path).endsWith(".").doesNotContain("|", "\n"));
        assertThat(Stream.concat(
                        TABLE.values().stream()
                                .flatMap(key -> key.variables().stream())
                                .map(Variable::name),
                        TABLE.keySet().stream()
                                .map(path -> ConfigLoader.fileVariable(path).replaceAll("_FILE$", ""))))
                .doesNotHaveDuplicates();
    }

    @Test
    void noRecordAndNoDumpShowsASecret() throws ConfigException {
        for (var path :
                TABLE.keySet().stream().filter(it -> TABLE.get(it).isSecret()).toList()) {
            var secret = path.equals("store.uri") ? "mongodb://me:hush-hush@db" : "hush-hush";
            var effective = ConfigLoader.effective(Optional.empty(), Map.of(), Map.of(path, secret));
            assertThat(List.of(effective.config().toString(), effective.toYaml()))
                    .as(path)
                    .allMatch(it -> it.contains("****") && !it.contains("hush"));
        }
    }

    @Test
    void theFileOfTheDefaultsIsWrittenFromTheTable() throws IOException {
        assertWritten(Path.of("conf/lifafa.yaml"), DefaultsFile.text());
    }

    @Test
    void theTablesOfTheDocumentationAreWrittenFromTheTable() throws IOException {
        var page = Path.of("docs/configuration.md");
        var introduction = Files.readString(page).split(TABLES)[0];
        assertWritten(page, introduction + TABLES + KeyTables.text());
    }

    private static void assertWritten(Path file, String text) throws IOException {
        var written = Files.writeString(Path.of("target").resolve(file.getFileName()), text);
        assertThat(Files.readString(file))
                .as("the keys have changed: cp %s %s", written, file)
                .isEqualTo(text);
    }
}
