package io.lifafa.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.store.embedded.EmbeddedOptions;
import io.lifafa.store.embedded.server.EmbeddedServer;
import io.lifafa.testsupport.SampleSms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that read a killed store change nothing in it; what they write nobody else may read. */
@Timeout(120)
class LookingTest {
    @TempDir
    Path dir;

    private Path data;
    private String set;

    @BeforeEach
    void leaveAKilledStore() throws IOException {
        data = Files.createDirectory(dir.resolve("data"));
        set = "store.data_dir=" + data;
        try (var zip = new ZipInputStream(LookingTest.class.getResourceAsStream("/store-0.1.0-killed.zip"))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Files.copy(zip, data.resolve(entry.getName()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"audit", "cache list", "explain hello", "config", "store verify"})
    void nothingInTheDirectoryChanges(String command) throws IOException {
        var before = state();
        var words = Stream.concat(Arrays.stream(command.split(" ")), Stream.of("--set", set))
                .toArray(String[]::new);

        var result = Cli.run(words);

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void theAuditCountsWhatTheJournalHas() {
        assertThat(Cli.run("audit", "--set", set).out()).contains("87 SMS accepted", "20 pending", "exactly one place");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lifafa.mv", "lifafa.journal"})
    void withoutOneOfItsFilesTheAuditIsNotContentAndChangesNothing(String missing) throws IOException {
        Files.delete(data.resolve(missing));
        var before = state();

        var audit = Cli.run("audit", "--set", set);

        assertThat(audit.code()).isEqualTo(2);
        assertThat(audit.err()).contains("missing", "Nothing has been changed", "store salvage");
        assertThat(Cli.run("store", "verify", "--set", set).code()).isEqualTo(1);
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void whereThereIsNoStoreTheAuditSaysSoAndMakesNone() throws IOException {
        for (var file : List.of("lifafa.mv", "lifafa.journal")) {
            Files.delete(data.resolve(file));
        }
        var audit = Cli.run("audit", "--set", set);

        assertThat(audit.code()).isEqualTo(2);
        assertThat(audit.err()).contains("there is no store in " + data);
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void whatIsSavedOfADamagedStoreIsToldByBatch() throws IOException {
        var journal = data.resolve("lifafa.journal");
        Files.move(journal, dir.resolve("lost"), StandardCopyOption.REPLACE_EXISTING);
        var to = dir.resolve("saved");

        var salvage =
                Cli.run("store", "salvage", to.toString(), "--set", set, "--set", "store.uri=mongodb://127.0.0.1:1");

        assertThat(salvage.code()).isEqualTo(1);
        assertThat(salvage.out())
                .contains("not readable: lifafa.journal is missing", "SMS accepted", "missing altogether");
    }

    @Test
    void aBackupIsAStore() {
        var to = dir.resolve("backup");
        var backup = Cli.run("store", "backup", to.toString(), "--set", set);

        assertThat(backup.code()).as(backup.err()).isZero();
        assertThat(Cli.run("audit", "--set", "store.data_dir=" + to).out()).contains("87 SMS accepted");
    }

    @Test
    void aHeldStoreIsVerifiedByItsHolder() throws IOException {
        try (var server = EmbeddedServer.start(EmbeddedOptions.inDirectory(data))) {
            assertThat(server.refusesWrites()).isEmpty();
            var verify = Cli.run("store", "verify", "--set", set);

            assertThat(verify.code()).as(verify.err()).isZero();
            assertThat(verify.out()).contains("is whole", " documents");
        }
    }

    @Test
    void theResultsOfARunAreTheirOwnersAlone() throws IOException {
        var input =
                Files.writeString(dir.resolve("in.json"), SampleSms.payment(1).encode());
        var out = dir.resolve("out.jsonl");
        var run = Cli.run(
                "run", input.toString(), "--out", out.toString(), "--set", "store.data_dir=" + dir.resolve("fresh"));

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve("fresh"))))
                .isEqualTo("rwx------");
    }

    private Map<String, String> state() throws IOException {
        Map<String, String> all = new TreeMap<>();
        all.put(".", Files.getLastModifiedTime(data) + "");
        try (Stream<Path> files = Files.list(data)) {
            for (Path file : files.toList()) {
                all.put(
                        file.getFileName().toString(),
                        Arrays.hashCode(Files.readAllBytes(file)) + " " + Files.getLastModifiedTime(file));
            }
        }
        return all;
    }
}
