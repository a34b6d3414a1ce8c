package io.lifafa.store.embedded.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifafa.store.embedded.Contents;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A directory of the released 0.1.0 (h2-mvstore 2.3.232), killed with open work and commits in its journal. */
@Timeout(60)
class UpgradeTest {

    /** Of 67 SMS of its one finished batch: 48 processed, 16 filtered; 3 were duplicates. */
    private static final int STORED = 64;

    @TempDir
    Path dir;

    @BeforeEach
    void unpack() throws IOException {
        try (InputStream in = UpgradeTest.class.getResourceAsStream("/store-0.1.0-killed.zip");
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Files.copy(zip, dir.resolve(entry.getName()));
            }
        }
    }

    @Test
    void aStoreOfTheFirstVersionOpensWithEverythingInIt() throws IOException {
        Contents old = Contents.look(dir);
        assertEverything(old);

        assertEverything(Contents.open(dir));
        assertThat(Contents.look(dir)).isEqualTo(old);
        assertThat(Contents.open(dir)).isEqualTo(old);
    }

    @Test
    void itsFilesAreKept() throws IOException {
        byte[] data = Files.readAllBytes(dir.resolve(StoreFile.NAME));
        byte[] journal = Files.readAllBytes(dir.resolve(StoreFile.JOURNAL));

        Contents.open(dir);

        assertThat(dir.resolve(StoreFile.NAME + ".format-1")).hasBinaryContent(data);
        assertThat(dir.resolve(StoreFile.JOURNAL + ".format-1")).hasBinaryContent(journal);
    }

    @Test
    void lookingAtItUpgradesNothing() throws IOException {
        byte[] data = Files.readAllBytes(dir.resolve(StoreFile.NAME));
        Contents.look(dir);

        assertThat(dir.resolve(StoreFile.NAME)).hasBinaryContent(data);
        assertThat(dir).isDirectoryNotContaining("glob:**format-1");
    }

    @Test
    void anUpgradeThatWasBrokenOffIsBegunAgain() throws IOException {
        Contents old = Contents.look(dir);
        Path again = Files.createDirectory(dir.resolve("again"));
        Files.copy(dir.resolve(StoreFile.NAME), again.resolve(StoreFile.NAME));
        Contents.open(dir);
        // All is in its new place but the data file, whose move is the last step.
        Files.copy(dir.resolve(StoreFile.JOURNAL + ".format-1"), again.resolve(StoreFile.JOURNAL + ".format-1"));
        Files.copy(dir.resolve(StoreFile.JOURNAL), again.resolve(StoreFile.JOURNAL));
        Files.copy(dir.resolve(StoreFile.TAIL), again.resolve(StoreFile.TAIL));

        assertThat(Contents.open(again)).isEqualTo(old);
    }

    @Test
    void withoutItsJournalItIsRefused() throws IOException {
        Files.delete(dir.resolve(StoreFile.JOURNAL));

        assertThatThrownBy(() -> Contents.open(dir))
                .hasMessageContaining("damaged")
                .hasMessageContaining("missing");
    }

    @Test
    void aCommitThatIsNotReadableBeforeOneThatIsRefusesIt() throws IOException {
        Path journal = dir.resolve(StoreFile.JOURNAL);
        byte[] bytes = Files.readAllBytes(journal);
        byte[] damaged = Arrays.copyOf(bytes, bytes.length);
        damaged[0] ^= 0x40;
        Files.write(journal, damaged);

        assertThatThrownBy(() -> Contents.open(dir)).hasMessageContaining("damaged");
        assertThat(journal).hasBinaryContent(damaged);
    }

    @Test
    void spaceThatWasGivenUpIsNotReusedAtOnce() throws IOException {
        try (OpenFiles files = new StoreFile(dir, "").open()) {
            assertThat(files.store().getFileStore().getRetentionTime()).isPositive();
        }
    }

    private static void assertEverything(Contents found) {
        assertThat(found.documents())
                .containsEntry("lifafa.sms_data", STORED)
                .containsEntry("lifafa.sms_data ids", STORED)
                .containsEntry("lifafa.inbox", 1)
                .containsEntry("lifafa.inbox_payloads", 1);
    }
}
