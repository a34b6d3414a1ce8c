package io.lifafa.store.embedded;

import io.lifafa.config.Durability;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * What a group commit does: mostly a frame in the journal; when that has grown, when too many pages wait in memory, or
 * when collections or indexes have changed, a checkpoint: everything into the data file, the journal empty again.
 *
 * <p>Thread rule: {@link #commit} on the commit thread, the rest with all changes kept out.
 */
final class Checkpoints {

    private static final String EPOCH = "journal epoch";
    private static final int LONGEST_JOURNAL_BYTES = 64 * 1024 * 1024;

    private final MVStore store;
    private final MVMap<String, String> marks;
    private final Journal journal;
    private final ChangeBuffer changes = new ChangeBuffer();
    private final Durability durability;
    private final int mostUnsavedBytes;

    /** @param mostUnsavedBytes of pages in memory; with more than that, they are written */
    Checkpoints(MVStore store, Journal journal, Durability durability, int mostUnsavedBytes) {
        this.store = store;
        this.marks = new StoreMaps(store).marks();
        this.journal = journal;
        this.durability = durability;
        this.mostUnsavedBytes = mostUnsavedBytes;
    }

    Changes changes() {
        return changes;
    }

    /**
     * Brings the data file up to the last commit, after a start. The journal may hold more than the memory: what has
     * been repeated is saved in between, and if that is broken off, it is repeated once more.
     */
    void recover(Changes into) throws IOException {
        journal.replay(epoch(), into, () -> {
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
    void commit(GroupCommit.Gate gate) {
        ChangeBuffer.Drained drained = changes.drain();
        boolean due = drained.schema() || journal.length() > LONGEST_JOURNAL_BYTES || holdsTooMuch();
        if (due) {
            gate.alone(this::checkpoint);
        } else if (drained.changes().length > 0) {
            append(drained.changes());
        }
    }

    private void append(byte[] drained) {
        try {
            journal.append(drained);
            if (durability == Durability.DISK) {
                journal.force();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the journal: " + e.getMessage(), e);
        }
    }

    /** Writes everything into the data file. The epoch goes with it: from then on the old frames count no more. */
    void checkpoint() {
        long next = epoch() + 1;
        marks.put(EPOCH, Long.toString(next));
        save();
        changes.drain();
        try {
            journal.restart(next);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot empty the journal: " + e.getMessage(), e);
        }
    }

    private boolean holdsTooMuch() {
        return store.getUnsavedMemory() > mostUnsavedBytes;
    }

    private void save() {
        store.commit();
        if (durability == Durability.DISK) {
            store.sync();
        }
    }

    void close() throws IOException {
        journal.close();
    }

    private long epoch() {
        return Long.parseLong(marks.getOrDefault(EPOCH, "0"));
    }
}
