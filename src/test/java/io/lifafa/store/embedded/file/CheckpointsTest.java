package io.lifafa.store.embedded.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifafa.config.Durability;
import io.lifafa.store.embedded.key.Key;
import io.lifafa.store.embedded.key.KeyEncoder;
import io.lifafa.store.embedded.maps.Changes;
import io.lifafa.store.embedded.maps.Rows;
import io.lifafa.store.embedded.maps.StoreMaps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal is repeated within the memory there is, however long it is. */
class CheckpointsTest {

    private static final String NAMESPACE = "db.c";
    private static final int DOCUMENTS = 64;
    private static final int DOCUMENT_BYTES = 64 * 1024;
    private static final int MOST_UNSAVED = 512 * 1024;
    private static final int NO_BOUND = Integer.MAX_VALUE;

    @TempDir
    Path dir;

    private StoreFile file;

    /** What a killed process leaves: frames that the data file has not got. */
    @BeforeEach
    void leaveAJournal() throws IOException {
        file = new StoreFile(dir, "");
        try (OpenFiles files = file.open()) {
            Checkpoints checkpoints = new Checkpoints(files, Durability.FILE, NO_BOUND);
            checkpoints.recover(Changes.NONE);
            for (int i = 0; i < DOCUMENTS; i++) {
                checkpoints.changes().put(NAMESPACE, KeyEncoder.of(i), new byte[DOCUMENT_BYTES]);
                checkpoints.commit(Runnable::run);
            }
        }
    }

    @Test
    void whatIsRepeatedIsSavedBeforeItFillsTheMemory() throws IOException {
        var into = recover(DOCUMENTS);

        assertThat(into.documents).isEqualTo(DOCUMENTS);
        assertThat(into.mostUnsaved).isBetween(1, 2 * MOST_UNSAVED);
    }

    @Test
    void aRecoveryThatWasBrokenOffIsBegunAgain() throws IOException {
        assertThatThrownBy(() -> recover(DOCUMENTS / 2)).isInstanceOf(UncheckedIOException.class);

        assertThat(recover(DOCUMENTS).documents).isEqualTo(DOCUMENTS);
    }

    /** Recovers, but fails after so many documents. */
    private Documents recover(int most) throws IOException {
        try (OpenFiles files = file.open()) {
            var into = new Documents(files.store(), most);
            new Checkpoints(files, Durability.FILE, MOST_UNSAVED).recover(into);
            return into;
        }
    }

    private static final class Documents implements Changes {
        private final MVStore store;
        private final Rows rows;
        private final int most;
        private int documents;
        private int mostUnsaved;

        Documents(MVStore store, int most) {
            this.store = store;
            this.rows = new StoreMaps(store).rows(NAMESPACE);
            this.most = most;
        }

        @Override
        public void put(String namespace, Key position, byte[] document) {
            if (documents == most) {
                throw new UncheckedIOException(new IOException("broken off, says the test"));
            }
            rows.put(position, document);
            documents++;
            mostUnsaved = Math.max(mostUnsaved, store.getUnsavedMemory());
        }

        @Override
        public void remove(String namespace, Key position) {
            throw new UnsupportedOperationException("nothing was removed");
        }

        @Override
        public void schema() {
            throw new UnsupportedOperationException("no collection has changed");
        }
    }
}
