package io.lifafa.store.embedded.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifafa.store.embedded.disk.DamagedStoreException;
import io.lifafa.store.embedded.disk.JournalFile;
import io.lifafa.store.embedded.disk.StoreId;
import io.lifafa.store.embedded.disk.Tail;
import io.lifafa.store.embedded.key.Key;
import io.lifafa.store.embedded.key.KeyEncoder;
import io.lifafa.store.embedded.maps.Changes;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WriteAheadLogTest {

    private static final Key KEY = KeyEncoder.of("id");
    private static final StoreId STORE = StoreId.random();

    @TempDir
    Path dir;

    @Test
    void whatWasAppendedIsRepeatedInItsOrder() throws IOException {
        write(3, frame("one"), frame("two", "three"));

        assertThat(replay(3)).containsExactly("put one", "put two", "put three");
    }

    @Test
    void whatTheDataFileHasTakenInIsNotRepeated() throws IOException {
        write(3, frame("old"));

        assertThat(replay(4)).isEmpty();
    }

    @Test
    void aTornLastFrameIsLeftOut() throws IOException {
        write(3, frame("one"), frame("two"));
        byte[] whole = Files.readAllBytes(file());
        for (int shorter = 1; shorter < 20; shorter++) {
            Files.write(file(), Arrays.copyOf(whole, whole.length - shorter));
            assertThat(replay(3)).containsExactly("put one");
        }
    }

    @Test
    void aLastFrameOfWhichThePowerCutLeftZerosIsLeftOut() throws IOException {
        write(3, frame("one"), frame("two"));
        byte[] whole = Files.readAllBytes(file());
        for (int zeros = 1; zeros <= frame("two").length + 24; zeros++) {
            byte[] torn = whole.clone();
            Arrays.fill(torn, whole.length - zeros, whole.length, (byte) 0);
            Files.write(file(), torn);
            assertThat(replay(3)).containsExactly("put one");
        }
    }

    @Test
    void whatIsTornIsKeptBeforeItIsCutOff() throws IOException {
        write(3, frame("one"), frame("two"));
        byte[] whole = Files.readAllBytes(file());
        Files.write(file(), Arrays.copyOf(whole, whole.length - 1));
        Path kept = dir.resolve("kept");
        try (JournalFile journal = JournalFile.open(open(), STORE)) {
            assertThat(journal.isTorn()).isTrue();
            journal.keepRest(kept);
        }

        assertThat(Files.size(kept)).isEqualTo(frame("two").length + 24 - 1);
    }

    @Test
    void damageAnywhereBeforeTheLastFrameIsAnErrorAndNotALoss() throws IOException {
        write(3, frame("one"), frame("two"));
        byte[] whole = Files.readAllBytes(file());
        int endOfFirst = whole.length - frame("two").length - 24;
        for (int at = 0; at < endOfFirst; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x55;
            Files.write(file(), damaged);
            if (at < 36 || at >= 64) {
                assertThatThrownBy(() -> replay(3)).as("byte flipped").isInstanceOf(DamagedStoreException.class);
            }
        }
    }

    @Test
    void whatNoCrashLeavesBehindTheLastFrameIsAnError() throws IOException {
        write(3, frame("one"));
        Files.write(file(), "garbage".getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);

        assertThatThrownBy(() -> replay(3)).isInstanceOf(DamagedStoreException.class);
    }

    @Test
    void theJournalOfAnotherStoreIsAnError() throws IOException {
        write(3, frame("one"));

        assertThatThrownBy(() -> JournalFile.open(open(), StoreId.random()))
                .isInstanceOf(DamagedStoreException.class)
                .hasMessageContaining("another store");
    }

    @Test
    void aRestartForgetsWhatWasThere() throws IOException {
        try (WriteAheadLog journal = new WriteAheadLog(JournalFile.create(open(), STORE, 1), tail())) {
            journal.append(frame("before"), false);
            journal.restart(2, false);
            journal.append(frame("after"), false);
        }

        assertThat(replay(2)).containsExactly("put after");
    }

    @Test
    void aRestartThatWasKilledBeforeItHadCutOffTheFramesForgetsThemToo() throws IOException {
        write(3, frame("one"), frame("two"));
        byte[] before = Files.readAllBytes(file());
        try (JournalFile journal = JournalFile.open(open(), STORE)) {
            journal.restart(6, false);
        }
        byte[] halfWay = before.clone();
        System.arraycopy(Files.readAllBytes(file()), 0, halfWay, 0, 64);
        Files.write(file(), halfWay);

        assertThat(replay(6)).isEmpty();
    }

    @Test
    void theTailTellsTheLastCommit() throws IOException {
        write(3, frame("one"), frame("two"));

        try (Tail tail = tail()) {
            assertThat(tail.read()).contains(5L);
        }
    }

    private void write(long base, byte[]... frames) throws IOException {
        try (WriteAheadLog journal = new WriteAheadLog(JournalFile.create(open(), STORE, base), tail())) {
            for (byte[] frame : frames) {
                journal.append(frame, false);
            }
        }
    }

    private List<String> replay(long commit) throws IOException {
        List<String> seen = new ArrayList<>();
        try (FileChannel file = open();
                WriteAheadLog journal = new WriteAheadLog(JournalFile.open(file, STORE), tail())) {
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
            journal.replay(commit, into, () -> {});
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

    private Tail tail() throws IOException {
        return new Tail(openOrMake(dir.resolve("tail")), STORE);
    }

    private FileChannel open() throws IOException {
        return openOrMake(file());
    }

    private static FileChannel openOrMake(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private Path file() {
        return dir.resolve("journal");
    }
}
