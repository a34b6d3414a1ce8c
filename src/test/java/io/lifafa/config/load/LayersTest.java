package io.lifafa.config.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lifafa.config.ConfigException;
import io.lifafa.config.Configs;
import io.lifafa.config.HttpConfig;
import io.lifafa.config.HttpTls;
import io.lifafa.config.LifafaConfig;
import io.lifafa.text.lexicon.Cue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayersTest {
    @TempDir
    Path directory;

    @Test
    void theCommandLineBeatsTheEnvironmentBeatsTheFile() throws Exception {
        Optional<Path> file = file("http: {port: 1, host: h1}\nstore:\n  lease: 41s\nmanagement.port: 4\n");
        Map<String, String> environment = Map.of("HTTP_PORT", "2", "LIFAFA_STORE_LEASE", "42s");

        LifafaConfig config = ConfigLoader.load(file, environment, Map.of("http.port", "3"));

        assertThat(config.http())
                .isEqualTo(new HttpConfig("h1", 3, HttpTls.NONE, config.http().limits()));
        assertThat(config.store().lease()).isEqualTo(Duration.ofSeconds(42));
        assertThat(config.management().port()).isEqualTo(4);
    }

    @Test
    void anEmptyValueOnTheCommandLineTakesBackWhatTheEnvironmentSaid() throws Exception {
        LifafaConfig config =
                ConfigLoader.load(Optional.empty(), Map.of("API_KEY", "k", "HTTP_PORT", "1"), Map.of("api.key", ""));

        assertThat(config.api().key()).isEmpty();
        assertThat(config.http().port()).isOne();
    }

    @Test
    void emptyGroupsAndKeysOfAFileSayNothing() throws Exception {
        assertThat(ConfigLoader.load(file("store:\nhttp:\n  port:\n  host: ''\napi: {}\n"), Map.of(), Map.of()))
                .isEqualTo(Configs.env(Map.of()));
        assertThat(ConfigLoader.load(file(""), Map.of(), Map.of())).isEqualTo(Configs.env(Map.of()));
        assertThat(ConfigLoader.load(file("\uFEFFtenant: acme"), Map.of(), Map.of())
                        .tenant())
                .isEqualTo("acme");
    }

    @Test
    void theLimitInChunksOfAnEarlierVersionIsRefusedAndTheOneInSmsNamed() throws IOException {
        assertThat(problems(
                        file("ingest:\n  max_backlog_chunks: 2000\n"),
                        Map.of("LIFAFA_INGEST_MAX_BACKLOG_CHUNKS", "2000"),
                        Map.of()))
                .hasSize(2)
                .allMatch(it -> it.contains("max_backlog_sms") || it.contains("MAX_BACKLOG_SMS"));
    }

    @ParameterizedTest
    @CsvSource({
        "mongodb://db/sms, , , sms",
        "'mongodb://a:b@db1:1,db2/sms?w=majority', , , sms",
        "mongodb+srv://db/s%2Dms.coll, , , s-ms",
        "mongodb://db, , , lifafa",
        "mongodb://db/?appName=x, , , lifafa",
        "mongodb://db/sms, named, , named",
        "mongodb://db/sms, lifafa, , lifafa",
        "mongodb://db/sms, env, line, line",
    })
    void theDatabaseIsTheOneNamedOutrightElseTheOneInTheUri(String uri, String env, String line, String database)
            throws Exception {
        Map<String, String> environment =
                env == null ? Map.of("MONGODB_URI", uri) : Map.of("MONGODB_URI", uri, "MONGODB_DB", env);
        Map<String, String> overrides = line == null ? Map.of() : Map.of("store.database", line);

        assertThat(ConfigLoader.load(file(shipped()), environment, overrides)
                        .store()
                        .database())
                .isEqualTo(database);
    }

    @Test
    void allProblemsAreReportedAtOnceWithTheirOriginAndTheNearestKey() throws IOException {
        Optional<Path> file =
                file("tenant: 'a b'\nstore:\n  leese: 1s\nhttp: 8080\nworkers: 3\ntenant: b\nzone: [a]\n");

        List<String> problems = problems(
                file,
                Map.of("HTTP_PORT", "many", "LIFAFA_PIPELINE_MAX_ATTEMPTS", "0", "LIFAFA_X", "1"),
                Map.of("ingest.maxStreams", "1"));

        assertThat(problems)
                .containsExactlyInAnyOrder(
                        "tenant (conf.yaml line 1): is not a name; allowed: 1 to 64 letters, digits, '.', '_' or '-'",
                        "store.leese (conf.yaml line 3): unknown key; did you mean store.lease?",
                        "http (conf.yaml line 4): is a group of keys and takes no value itself",
                        "workers (conf.yaml line 5): unknown key; did you mean pipeline.workers?",
                        "tenant (conf.yaml line 6): stands there twice",
                        "zone (conf.yaml line 7): is not a single value",
                        "http.port (environment variable HTTP_PORT): \"many\" is not a whole number; allowed: digits, such as 16",
                        "pipeline.max_attempts (environment variable LIFAFA_PIPELINE_MAX_ATTEMPTS): 0 is out of range; allowed: 1 to 1000",
                        problems.stream()
                                .filter(p -> p.startsWith("LIFAFA_X: unknown"))
                                .findFirst()
                                .orElse("LIFAFA_X"),
                        "ingest.maxStreams (command line): unknown key; did you mean ingest.max_streams?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tenant: a\\nkey: 'sk-hidden|: is not valid YAML",
                "tenant: a\\n\\tsk-hidden: b|: is not valid YAML",
                "- sk-hidden|: holds no keys; allowed: lines such as \"tenant: acme\"",
                "sk-hidden|: holds no keys; allowed: lines such as \"tenant: acme\"",
                "a: b\\n---\\nsk-hidden: b|: is not valid YAML",
                "a: \\0|: is not valid YAML: it holds characters that are not allowed, or is too large",
                "a: &x {b: *x}|a.b (conf.yaml line 1): is not a single value",
                "{[]: a}|: a key that is not a plain word",
            })
    void aBrokenFileIsReportedWithoutItsContent(String text, String expected) throws IOException {
        List<String> problems =
                problems(file(text.replace("\\n", "\n").replace("\\t", "\t").replace("\\0", "\0")), Map.of(), Map.of());

        assertThat(problems).anyMatch(problem -> problem.endsWith(expected)).noneMatch(p -> p.contains("sk-hidden"));
    }

    @Test
    void aWrongLineOfALexiconIsNamedWithTheKeyTheFileAndWhatToDo() throws Exception {
        Files.writeString(directory.resolve("ka.txt"), "# Georgian\nDEBITT foo\n");
        assertThat(problems(Optional.empty(), Map.of(), Map.of("rules.lexicon_dir", directory.toString())))
                .singleElement()
                .asString()
                .contains(
                        "rules.lexicon_dir (command line): ",
                        "ka.txt, line 2: 'DEBITT' is no cue; begin the line with one of");
        Files.writeString(directory.resolve("ka.txt"), "DEBIT foo\n");
        assertThat(Configs.set(Map.of("rules.lexicon_dir", directory.toString()))
                        .rules()
                        .lexicon()
                        .cue("foo"))
                .isEqualTo(Cue.DEBIT);
    }

    @Test
    void theLineOfTheFaultIsNamed() throws IOException {
        assertThat(problems(file("tenant: a\nzone: }\n"), Map.of(), Map.of()))
                .containsExactly("conf.yaml line 2: is not valid YAML");
    }

    @Test
    void aFileThatCannotBeReadIsReportedBesideTheRest() throws IOException {
        assertThat(problems(Optional.of(Path.of("no.yaml")), Map.of("HTTP_PORT", "x"), Map.of()))
                .hasSize(2)
                .contains("no.yaml: does not exist");
        assertThat(problems(Optional.of(directory), Map.of(), Map.of()))
                .first()
                .asString()
                .endsWith("is a directory");
        Path latin = Files.write(directory.resolve("l"), "tenant: é".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(problems(Optional.of(latin), Map.of(), Map.of()))
                .first()
                .asString()
                .endsWith("is not UTF-8 text");
        Path large = Files.writeString(directory.resolve("g"), "#".repeat((1 << 20) + 1));
        assertThat(problems(Optional.of(large), Map.of(), Map.of()))
                .first()
                .asString()
                .contains("is too large");
    }

    @Test
    void whatCannotBeReadIsNotReportedASecondTimeForItsDefault() {
        assertThat(Configs.problemsOfSet(Map.of("pipeline.retry_delay", "11m", "pipeline.max_retry_delay", "soon")))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("pipeline.max_retry_delay (command line): \"soon\" is not a duration");
    }

    private Optional<Path> file(String text) throws IOException {
        return Optional.of(Files.writeString(directory.resolve("conf.yaml"), text));
    }

    private static String shipped() throws IOException {
        return Files.readString(Path.of("conf/lifafa.yaml"));
    }

    /** Without the directory, which differs from run to run. */
    private List<String> problems(Optional<Path> file, Map<String, String> environment, Map<String, String> overrides) {
        return catchThrowableOfType(ConfigException.class, () -> ConfigLoader.load(file, environment, overrides))
                .problems()
                .stream()
                .map(problem -> problem.replace(directory + "/", ""))
                .toList();
    }
}
