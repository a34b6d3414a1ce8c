package io.lifafa.store.embedded.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifafa.store.embedded.EmbeddedOptions;
import io.lifafa.store.embedded.StoreHeldException;
import io.lifafa.store.embedded.server.EmbeddedServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreFileTest {

    @TempDir
    Path dir;

    @Test
    void aSecondServerIsToldWhoHoldsTheStoreAndHowToReachThem() throws IOException {
        try (EmbeddedServer first = start()) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(StoreHeldException.class)
                    .hasMessageContaining(dir.toString())
                    .hasMessageContaining(Long.toString(ProcessHandle.current().pid()))
                    .hasMessageContaining(first.address())
                    .hasMessageNotContaining(first.uri());
        }
        start().close();
    }

    @Test
    void aNoteLeftByAKilledHolderDoesNotHoldTheStore() throws IOException {
        Files.writeString(dir.resolve("holder.properties"), "pid=1\nuri=mongodb://127.0.0.1:1\n");

        try (EmbeddedServer server = start()) {
            assertThat(dir.resolve("holder.properties"))
                    .content()
                    .contains("pid=" + ProcessHandle.current().pid())
                    .contains(Integer.toString(server.port()));
        }
    }

    @Test
    void aFileOfAnotherKindIsAnErrorAndStaysAsItIs() throws IOException {
        Path file = dir.resolve(StoreFile.NAME);
        Files.writeString(file, "not a store\n".repeat(2_000));

        assertThatThrownBy(this::start).isInstanceOf(IOException.class).hasMessageContaining(dir.toString());
        assertThat(file).content().startsWith("not a store");
    }

    @Test
    void anEmptyFileIsNotTakenForAFreshStore() throws IOException {
        Files.createFile(dir.resolve(StoreFile.NAME));

        assertThatThrownBy(this::start).isInstanceOf(IOException.class).hasMessageContaining("empty");
        assertThat(Files.size(dir.resolve(StoreFile.NAME))).isZero();
    }

    @Test
    void aStoreOfAnotherProgramIsAnErrorAndStaysAsItIs() throws IOException {
        String file = dir.resolve(StoreFile.NAME).toString();
        try (MVStore other = MVStore.open(file)) {
            other.openMap("theirs").put("key", "value");
        }

        assertThatThrownBy(this::start).isInstanceOf(IOException.class).hasMessageContaining("format");
        try (MVStore other = MVStore.open(file)) {
            assertThat(other.openMap("theirs")).containsEntry("key", "value");
        }
    }

    @Test
    void aTruncatedFileIsAnError() throws IOException {
        start().close();
        Path file = dir.resolve(StoreFile.NAME);
        Files.write(file, java.util.Arrays.copyOf(Files.readAllBytes(file), 8_192));

        assertThatThrownBy(this::start).isInstanceOf(IOException.class).hasMessageContaining(dir.toString());
    }

    @Test
    void aDirectoryThatIsAFileIsAnError() throws IOException {
        Path file = Files.createFile(dir.resolve("file"));

        assertThatThrownBy(() -> EmbeddedServer.start(EmbeddedOptions.inDirectory(file)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not a directory");
    }

    @Test
    void aTakenPortIsAnErrorAndLetsGoOfTheStore() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            EmbeddedOptions options = EmbeddedOptions.inDirectory(dir).onPort(taken.getLocalPort());

            assertThatThrownBy(() -> EmbeddedServer.start(options))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(Integer.toString(taken.getLocalPort()));
        }
        start().close();
    }

    private EmbeddedServer start() throws IOException {
        return EmbeddedServer.start(EmbeddedOptions.inDirectory(dir));
    }
}
