package io.lifafa.store.embedded.disk;

import io.lifafa.files.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The journal's bytes: a {@link Note} with the commit at which it starts, which is the data file's, then one {@link Frame}
 * per commit, each with the next number and the checksum of the one before.
 *
 * <p>Thread rule: for one thread at a time.
 */
public final class JournalFile implements AutoCloseable {

    private static final long MAGIC = 0x4C494641464A4E32L;
    private static final int COPIED_BYTES = 1024 * 1024;

    private final FileChannel file;
    private final StoreId id;
    private long base;
    private long last;
    private long end;
    private int checksum;
    private JournalEnd.Rest rest = JournalEnd.Rest.NONE;

    /** Is given the frames in their order. */
    public interface Visitor {
        void frame(byte[] changes) throws IOException;
    }

    private JournalFile(FileChannel file, StoreId id) {
        this.file = file;
        this.id = id;
    }

    /** Begins an empty journal in a file. */
    public static JournalFile create(FileChannel file, StoreId id, long base) throws IOException {
        JournalFile journal = new JournalFile(file, id);
        journal.restart(base, false);
        return journal;
    }

    /**
     * Reads a journal to its end.
     *
     * @throws DamagedStoreException if it is no journal of this store, or damaged in a way that no crash explains
     */
    public static JournalFile open(FileChannel file, StoreId id) throws IOException {
        Note note = Note.read(file, MAGIC)
                .orElseThrow(() -> new DamagedStoreException("the header of the journal is damaged"));
        if (!note.id().equals(id)) {
            throw new DamagedStoreException("the journal belongs to another store");
        }
        JournalFile journal = new JournalFile(file, id);
        journal.begin(note.number());
        journal.visit(changes -> {});
        journal.rest = new JournalEnd(file, id, journal.end, journal.last, journal.checksum).judge();
        return journal;
    }

    /** Which store a journal says it belongs to; empty if its header is not readable. */
    public static Optional<StoreId> idOf(FileChannel file) throws IOException {
        return Note.read(file, MAGIC).map(Note::id);
    }

    /** The commit from which a journal says it starts; empty if its header is not readable. */
    public static Optional<Long> baseOf(FileChannel file) throws IOException {
        return Note.read(file, MAGIC).map(Note::number);
    }

    /**
     * All commits that can be read, wherever they stand and whatever lies between, by their numbers.
     *
     * @param id the store they must belong to
     */
    public static SortedMap<Long, byte[]> salvage(FileChannel file, StoreId id) throws IOException {
        SortedMap<Long, byte[]> found = new TreeMap<>();
        long size = file.size();
        for (long at = 0; at < size; ) {
            Optional<Frame> frame = Frame.read(file, at, id);
            frame.ifPresent(it -> found.put(it.commit(), it.changes()));
            at += frame.map(Frame::bytes).orElse(1L);
        }
        return found;
    }

    /** True if a file begins as a journal of this format does, whole or not. */
    public static boolean isOne(FileChannel file) throws IOException {
        return Note.read(file, MAGIC).isPresent();
    }

    /** The commit of the data file that it starts from. */
    public long base() {
        return base;
    }

    /** The last commit in it; {@link #base} if there is none. */
    public long last() {
        return last;
    }

    /** True if the beginning of a commit that was never acknowledged follows the last one. */
    public boolean isTorn() {
        return rest == JournalEnd.Rest.TORN;
    }

    /** Copies what follows the last frame to a file of its own, if it is to be cut off and was not there before. */
    public void keepRest(Path to) throws IOException {
        if (!isTorn()) {
            return;
        }
        OwnerOnly.createFile(to);
        try (FileChannel kept = FileChannel.open(to, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            long at = end;
            long size = file.size();
            while (at < size) {
                ByteBuffer part = ByteBuffer.allocate((int) Math.min(COPIED_BYTES, size - at));
                Note.readFully(file, at, part);
                Note.writeFully(kept, at - end, part);
                at += part.limit();
            }
            kept.force(true);
        }
    }

    /** Bytes up to the end of the last frame. */
    public long length() {
        return end;
    }

    /** Goes through all frames. */
    public void visit(Visitor visitor) throws IOException {
        begin(base);
        Optional<Frame> frame = next();
        while (frame.isPresent()) {
            visitor.frame(frame.get().changes());
            last = frame.get().commit();
            checksum = frame.get().checksum(id);
            end += frame.get().bytes();
            frame = next();
        }
    }

    private Optional<Frame> next() throws IOException {
        return Frame.read(file, end, id).filter(frame -> frame.commit() == last + 1 && frame.previous() == checksum);
    }

    private void begin(long from) {
        base = from;
        last = from;
        end = Note.BYTES;
        checksum = Frame.start(id, from);
    }

    /** Returns when the changes have reached the file; they survive the death of this process. */
    public void append(byte[] changes) throws IOException {
        Frame frame = new Frame(last + 1, checksum, changes);
        var bytes = frame.encode(id);
        checksum = bytes.getInt(Frame.HEADER_BYTES - Integer.BYTES);
        Note.writeFully(file, end, bytes);
        end += frame.bytes();
        last = frame.commit();
    }

    /**
     * Starts again, empty: everything is in the data file. The header goes first: frames of before it mean nothing.
     *
     * @param forced whether the header has to be on the disk before the frames are cut off
     */
    public void restart(long newBase, boolean forced) throws IOException {
        new Note(id, newBase).write(file, MAGIC);
        if (forced) {
            file.force(false);
        }
        file.truncate(Note.BYTES);
        begin(newBase);
        rest = JournalEnd.Rest.NONE;
    }

    /** Returns when what has been appended is on the disk. */
    public void force() throws IOException {
        file.force(false);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
