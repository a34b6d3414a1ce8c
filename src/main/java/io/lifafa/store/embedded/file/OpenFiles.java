package io.lifafa.store.embedded.file;

import io.lifafa.store.embedded.disk.BlockFile;
import io.lifafa.store.embedded.disk.Whereabouts;
import io.lifafa.store.embedded.maps.MissingCommits;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.h2.mvstore.MVStore;

/**
 * The files of a store, open and checked.
 *
 * @param store the documents
 * @param blocks what they lie in
 * @param missing hands on what the data file has not got yet
 * @param journal where new commits go; empty: none is kept, the files are only looked at
 * @param whereabouts whether the files are still where they were opened
 * @param closing what to close at the end, after the store
 */
public record OpenFiles(
        MVStore store,
        BlockFile blocks,
        MissingCommits missing,
        Optional<WriteAheadLog> journal,
        Whereabouts whereabouts,
        List<? extends Closeable> closing)
        implements AutoCloseable {

    /** False if what is written into the data file is of no use: the journal alone holds the newest commits then. */
    public boolean takesCheckpoints() {
        return blocks.damage().isEmpty() && whereabouts.isThere(StoreFile.NAME);
    }

    /** Lets go of the files as they are. */
    @Override
    public void close() {
        store.closeImmediately();
        try {
            closeAll(closing);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void closeAll(List<? extends Closeable> all) throws IOException {
        IOException failure = null;
        for (Closeable each : all) {
            try {
                each.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
