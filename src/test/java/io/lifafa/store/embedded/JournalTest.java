package io.lifafa.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    private static final Key KEY = KeyEncoder.of("id");

    @TempDir
    Path dir;

    @Test
    void whatWasAppendedIsRepeatedInItsOrder() throws IOException {
        write(3, frame("one"), frame("two", "three"));

        assertThat(replay(3)).containsExactly("put one", "put two", "put three");
    }

    @Test
    void theFramesOfAnotherEpochArePassedOver() throws IOException {
        write(3, frame("old"));

        assertThat(replay(4)).isEmpty();
    }

    @Test
    void aTornLastFrameIsLeftOut() throws IOException {
        write(3, frame("one"), frame("two"));
        for (long shorter = 1; shorter < 20; shorter++) {
            try (FileChannel file = open()) {
                file.truncate(file.size() - 1);
            }
            assertThat(replay(3)).containsExactly("put one");
        }
    }

    @Test
    void aDamagedLastFrameIsLeftOut() throws IOException {
        write(3, frame("one"), frame("two"));
        damage(Files.size(file()) - 1);

        assertThat(replay(3)).containsExactly("put one");
    }

    @Test
    void damageBeforeTheEndIsAnErrorAndNotALoss() throws IOException {
        write(3, frame("one"), frame("two"));
        damage(20);

        assertThatThrownBy(() -> replay(3)).isInstanceOf(IOException.class).hasMessageContaining("damaged");
    }

    @Test
    void aRestartForgetsWhatWasThere() throws IOException {
        try (Journal journal = new Journal(open())) {
            journal.restart(1);
            journal.append(frame("before"));
            journal.restart(2);
            journal.append(frame("after"));
        }

        assertThat(replay(2)).containsExactly("put after");
    }

    private void write(long epoch, byte[]... frames) throws IOException {
        try (Journal journal = new Journal(open())) {
            journal.restart(epoch);
            for (byte[] frame : frames) {
                journal.append(frame);
            }
        }
    }

    private List<String> replay(long epoch) throws IOException {
        List<String> seen = new ArrayList<>();
        try (Journal journal = new Journal(open())) {
            Changes into = new Changes() {
                @Override
                public void put(String namespace, Key position, byte[] document) {
                    seen.add("put " + new String(document, StandardCharsets.UTF_8));
                }

                @Override
                public void remove(String namespace, Key position) {
                    seen.add("remove");
                }

                @Override
                public void schema() {
                    seen.add("schema");
                }
            };
            journal.replay(epoch, into, () -> {});
        }
        return seen;
    }

    private static byte[] frame(String... documents) {
        ChangeBuffer buffer = new ChangeBuffer();
        for (String document : documents) {
            buffer.put("db.c", KEY, document.getBytes(StandardCharsets.UTF_8));
        }
        return buffer.drain().changes();
    }

    private void damage(long at) throws IOException {
        byte[] bytes = Files.readAllBytes(file());
        bytes[(int) at] ^= 0x55;
        Files.write(file(), bytes);
    }

    private FileChannel open() throws IOException {
        return FileChannel.open(file(), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private Path file() {
        return dir.resolve("journal");
    }
}
