package io.lifafa.store.embedded.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Optional;

/**
 * How far the journal went: the number of the last commit, in a file of its own, rewritten after each commit. Without it
 * a journal that was cut between two frames would look like one that never went further.
 *
 * <p>It may be behind the journal (a kill between the two writes), never before it: then commits are missing.
 *
 * <p>Thread rule: for one thread at a time.
 */
public final class Tail implements AutoCloseable {

    private static final long MAGIC = 0x4C49464146415441L;

    private final FileChannel file;
    private final StoreId id;

    public Tail(FileChannel file, StoreId id) {
        this.file = file;
        this.id = id;
    }

    /** The last commit; empty if there is no such note of this store or it is damaged. */
    public Optional<Long> read() throws IOException {
        return Note.read(file, MAGIC).filter(note -> note.id().equals(id)).map(Note::number);
    }

    public void write(long commit) throws IOException {
        new Note(id, commit).write(file, MAGIC);
    }

    public void force() throws IOException {
        file.force(false);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
