package io.lifafa.store.erasure;

import static io.lifafa.store.erasure.Person.MARK;
import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.sms.Sms;
import io.lifafa.store.Sample;
import io.lifafa.store.TestStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Of an erased person no byte is left in the files of the embedded store: not in the data file, not in the journal. */
@Timeout(180)
class ErasedFilesTest {
    private static final int PER_CHUNK = 100;

    @TempDir
    Path dir;

    private boolean isMarked(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(MARK);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Stream<Path> marked() throws IOException {
        try (var files = Files.walk(dir)) {
            return files.filter(Files::isRegularFile).filter(this::isMarked).toList().stream();
        }
    }

    @Test
    void theMarkedUserIsInNoFile() throws IOException {
        try (var store = TestStore.in(dir)) {
            var person = new Person(store);
            person.history();
            for (int chunk = 0; chunk < 10; chunk++) {
                int from = 100 + chunk * PER_CHUNK;
                person.done(
                        "many",
                        chunk,
                        Sample::processed,
                        IntStream.range(from, from + PER_CHUNK / 2)
                                .mapToObj(Integer::toString)
                                .flatMap(it -> Stream.of(Person.both(it)))
                                .toArray(Sms[]::new));
            }
            person.openWork();
            assertThat(marked()).isNotEmpty();

            var id = person.erase().id();
            for (int i = 0;
                    i < 400
                            && await(store.erasures().erasure(TestStore.HOME, id))
                                    .doneAt()
                                    .isEmpty(); ) {
                await(person.runner().resume());
                var step = await(store.erasures().erasure(TestStore.HOME, id)).step();
                if (!step.equals("files")) {
                    store.clock().advance(TestStore.LEASE.plusSeconds(1));
                    i++;
                }
            }

            assertThat(marked()).isEmpty();
            assertThat(store.check().violations()).isEmpty();
            assertThat(store.check().erased()).isEqualTo(511);
        }
        assertThat(marked()).isEmpty();
    }
}
