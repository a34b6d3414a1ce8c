package io.lifafa.store.embedded.care;

import io.lifafa.store.embedded.data.ContentCheck;
import io.lifafa.store.embedded.disk.BlockFile;
import io.lifafa.store.embedded.disk.DamagedStoreException;
import io.lifafa.store.embedded.disk.DataFile;
import io.lifafa.store.embedded.disk.Scratch;
import io.lifafa.store.embedded.file.Backup;
import io.lifafa.store.embedded.file.OpenFiles;
import io.lifafa.store.embedded.file.StoreDirectory;
import io.lifafa.store.embedded.file.StoreFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.h2.mvstore.MVStore;

/**
 * An open store as it was at one moment, in its data file: the first blocks, which alone are written again in place, are
 * kept in memory, and nothing else is written over until {@link #end}. Thread rule: one thread, which waits for the disk.
 */
final class Moment {

    private final OpenFiles files;
    private ByteBuffer start;
    private long size;
    private long commit;

    Moment(OpenFiles files) {
        this.files = files;
    }

    /** With all changes kept out, right after a checkpoint. */
    void begin() {
        try {
            files.store().getFileStore().setReuseSpace(false);
            start = files.blocks().start();
            size = files.blocks().size();
            commit = StoreFormat.commit(files.store());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With all changes kept out. */
    void end() {
        files.store().getFileStore().setReuseSpace(true);
    }

    /** Makes a store of it in a new directory. */
    void copy(Path to) throws IOException {
        Backup.prepare(to);
        Backup.copyData(files.blocks(), to, start, size);
        var id = files.blocks().id().orElseThrow();
        StoreDirectory.journal(to, id, commit, List.of());
        StoreDirectory.tail(to, id, commit);
    }

    /** Where its newest write is damaged, an older one is opened without a word, or an empty store. */
    private void requireThisMoment(MVStore store) throws DamagedStoreException {
        if (!StoreFormat.of(store).equals(StoreFormat.CURRENT) || StoreFormat.commit(store) != commit) {
            throw new DamagedStoreException(
                    "the newest write in the data file, commit " + commit + ", is not readable");
        }
    }

    /** Reads all of it, from the file and not from what the open store has in memory. */
    StoreCare.Verified verify() throws IOException {
        List<String> problems = new ArrayList<>();
        try (Scratch scratch = new Scratch()) {
            BlockFile blocks = files.blocks().asOf(start, size, scratch);
            MVStore store = StoreFormat.open(blocks);
            try {
                requireThisMoment(store);
                ((DataFile) store.getFileStore()).verify();
                blocks.strict();
                long documents = ContentCheck.all(store, (into, after) -> {}, problems);
                return new StoreCare.Verified(documents, problems);
            } finally {
                store.closeImmediately();
            }
        } catch (DamagedStoreException e) {
            return new StoreCare.Verified(0, List.of(e.what()));
        } catch (RuntimeException e) {
            return new StoreCare.Verified(0, List.of("the data file cannot be read: " + e));
        }
    }
}
