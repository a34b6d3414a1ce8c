package io.lifafa.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.store.embedded.file.StoreFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * P8: a damaged store is never taken for a whole one. Copies of a killed directory are damaged in every way at every place;
 * more of them with {@code -Dlifafa.damages=20000}, others with {@code -Dlifafa.damage.seed=7}.
 */
@Timeout(600)
class DamageTest {

    private static final int DAMAGES = Integer.getInteger("lifafa.damages", 2_000);
    private static final long SEED = Long.getLong("lifafa.damage.seed", 20_261_128L);
    private static final List<String> FILES = List.of(StoreFile.NAME, StoreFile.JOURNAL, StoreFile.TAIL);

    @TempDir
    static Path dir;

    private static KilledStore killed;
    private static Contents whole;

    @BeforeAll
    static void kill() throws IOException {
        killed = KilledStore.make(dir);
        whole = Contents.look(killed.last());
    }

    @Test
    void aKilledStoreIsWholeAndLookingAtItChangesNoByte() throws IOException {
        Path copy = KilledStore.copy(killed.last(), dir.resolve("whole"));
        Map<String, String> before = state(copy);

        assertThat(Contents.look(copy)).isEqualTo(whole);

        assertThat(state(copy)).isEqualTo(before);
        assertThat(Contents.open(copy)).isEqualTo(whole);
    }

    @Test
    void noDamageMakesDocumentsVanishWithoutAComplaint() throws IOException {
        Random random = new Random(SEED);
        List<String> silent = new ArrayList<>();
        int complaints = 0;
        for (int i = 0; i < DAMAGES; i++) {
            Path copy = KilledStore.copy(killed.last(), dir.resolve("copy"));
            String what = "seed " + SEED + " number " + i + ": " + damage(copy, random);
            boolean looks = random.nextInt(4) > 0;
            Map<String, String> before = state(copy);
            try {
                Contents found = looks ? Contents.look(copy) : Contents.open(copy);
                if (!found.equals(whole)) {
                    silent.add(what);
                }
            } catch (IOException complaint) {
                complaints++;
                assertThat(state(copy)).as(what).isEqualTo(before);
            }
            if (looks) {
                assertThat(state(copy)).as(what).isEqualTo(before);
            }
            KilledStore.remove(copy);
        }
        assertThat(silent).isEmpty();
        assertThat(complaints).isGreaterThan(DAMAGES / 2);
    }

    @Test
    void filesOfDifferentDaysAreNeverTakenForAStore() throws IOException {
        for (Path old : killed.before()) {
            for (List<String> replaced : List.of(
                    List.of(StoreFile.NAME),
                    List.of(StoreFile.JOURNAL),
                    List.of(StoreFile.NAME, StoreFile.JOURNAL),
                    List.of(StoreFile.NAME, StoreFile.TAIL))) {
                Path copy = KilledStore.copy(killed.last(), dir.resolve("mixed"));
                for (String name : replaced) {
                    Files.delete(copy.resolve(name));
                    Files.copy(old.resolve(name), copy.resolve(name));
                }
                assertThat(outcome(copy)).as("%s of before", replaced).contains("damaged");
                KilledStore.remove(copy);
            }
        }
    }

    private static String outcome(Path copy) {
        try {
            Contents.open(copy);
            return "opened";
        } catch (IOException e) {
            return e.getMessage();
        }
    }

    /** One damage mostly, sometimes two. */
    private static String damage(Path copy, Random random) throws IOException {
        StringBuilder what = new StringBuilder();
        for (int i = random.nextInt(4) == 0 ? 2 : 1; i > 0; i--) {
            Damage damage = Damage.values()[random.nextInt(Damage.values().length)];
            int which = random.nextInt(10);
            String file = FILES.get(which < 5 ? 0 : which < 9 ? 1 : 2);
            what.append(damage).append(' ').append(file).append(' ');
            if (Files.exists(copy.resolve(file))) {
                damage.harm(copy.resolve(file), killed.before(), random);
            }
        }
        return what.toString();
    }

    /** Names, sizes, contents and times of all files. */
    private static Map<String, String> state(Path copy) throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.list(copy)) {
            for (Path file : files.toList()) {
                byte[] bytes = Files.readAllBytes(file);
                all.put(
                        file.getFileName().toString(),
                        bytes.length + " " + java.util.Arrays.hashCode(bytes) + " " + Files.getLastModifiedTime(file));
            }
        }
        return all;
    }
}
