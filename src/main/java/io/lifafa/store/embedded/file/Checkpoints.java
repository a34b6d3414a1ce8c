package io.lifafa.store.embedded.file;

import io.lifafa.config.Durability;
import io.lifafa.store.embedded.maps.Changes;
import io.lifafa.store.embedded.maps.MissingCommits;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.h2.mvstore.MVStore;

/**
 * What a group commit does: mostly a frame in the journal; when that has grown, when too many pages wait in memory, or
 * when collections or indexes have changed, a checkpoint: everything into the data file, the journal empty again.
 *
 * <p>Thread rule: {@link #commit} on the commit thread, the rest with all changes kept out.
 */
public final class Checkpoints {

    private static final int LONGEST_JOURNAL_BYTES = 64 * 1024 * 1024;

    private final OpenFiles files;
    private final MVStore store;
    private final MissingCommits missing;
    private final WriteAheadLog journal;
    private final ChangeBuffer changes = new ChangeBuffer();
    private final boolean onDisk;
    private final int mostUnsavedBytes;

    /** @param mostUnsavedBytes of pages in memory; with more than that, they are written */
    public Checkpoints(OpenFiles files, Durability durability, int mostUnsavedBytes) {
        this.files = files;
        this.store = files.store();
        this.missing = files.missing();
        this.journal = files.journal().orElseThrow();
        this.onDisk = durability == Durability.DISK;
        this.mostUnsavedBytes = mostUnsavedBytes;
    }

    public Changes changes() {
        return changes;
    }

    /**
     * Brings the data file up to the last commit, after a start. The journal may hold more than the memory: what has
     * been repeated is saved in between, and if that is broken off, it is repeated once more.
     */
    public void recover(Changes into) throws IOException {
        missing.replay(into, () -> {
            if (holdsTooMuch()) {
                save();
            }
        });
        checkpoint();
    }

    /**
     * Makes all changes so far durable.
     *
     * @param gate what keeps changes out for a checkpoint
     */
    public void commit(GroupCommit.Gate gate) {
        ChangeBuffer.Drained drained = changes.drain();
        boolean due = drained.schema() || journal.length() > LONGEST_JOURNAL_BYTES || holdsTooMuch();
        if (drained.schema() || due && files.takesCheckpoints()) {
            gate.alone(this::checkpoint);
        } else if (drained.changes().length > 0) {
            append(drained.changes());
        }
    }

    private void append(byte[] drained) {
        try {
            journal.append(drained, onDisk);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the journal: " + e.getMessage(), e);
        }
    }

    /**
     * Writes everything into the data file, as one more commit: from then on the frames before it count no more.
     *
     * @throws IllegalStateException if that would give the journal up for a data file that is gone or damaged
     */
    public void checkpoint() {
        if (!files.takesCheckpoints()) {
            throw new IllegalStateException("the data file is gone or damaged: the journal stays as it is");
        }
        long next = Math.max(StoreFormat.commit(store), journal.last()) + 1;
        StoreFormat.mark(store, next);
        save();
        changes.drain();
        try {
            journal.restart(next, onDisk);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot empty the journal: " + e.getMessage(), e);
        }
    }

    private boolean holdsTooMuch() {
        return store.getUnsavedMemory() > mostUnsavedBytes;
    }

    private void save() {
        store.commit();
        if (onDisk) {
            store.sync();
        }
    }
}
