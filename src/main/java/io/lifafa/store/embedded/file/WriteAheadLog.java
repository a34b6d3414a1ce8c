package io.lifafa.store.embedded.file;

import io.lifafa.store.embedded.disk.JournalFile;
import io.lifafa.store.embedded.disk.Tail;
import io.lifafa.store.embedded.key.Key;
import io.lifafa.store.embedded.maps.Changes;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;

/**
 * A write-ahead log of changed documents: what a commit appends instead of rewriting pages all over the data file. The
 * pages are written at a checkpoint, many changes at a time, and the journal starts again from there.
 *
 * <p>Frames hold the documents as they became, so that repeating one that the data file has already is harmless.
 * Technique: Mohan et al., "ARIES", ACM TODS 17 (1992), of which redo alone is needed, because the data file never holds
 * half a commit. How far it went stands in a file apart, so that it is seen when commits are missing at its end.
 *
 * <p>Thread rule: for one thread at a time.
 */
public final class WriteAheadLog implements AutoCloseable {

    private final JournalFile file;
    private final Tail tail;

    WriteAheadLog(JournalFile file, Tail tail) {
        this.file = file;
        this.tail = tail;
    }

    long length() {
        return file.length();
    }

    /** The newest commit in it. */
    long last() {
        return file.last();
    }

    /**
     * Repeats the changes since a commit; after those of each frame, {@code afterFrame} runs.
     *
     * @param commit the data file's. A journal that starts from another one is in it already
     */
    void replay(long commit, Changes into, Runnable afterFrame) throws IOException {
        if (file.base() == commit) {
            file.visit(changes -> {
                apply(changes, into);
                afterFrame.run();
            });
        }
    }

    /** Starts again, empty: everything is in the data file. */
    void restart(long commit, boolean onDisk) throws IOException {
        tail.write(commit);
        if (onDisk) {
            tail.force();
        }
        file.restart(commit, onDisk);
    }

    /** Returns when the changes have reached the file; they survive the death of this process. */
    void append(byte[] changes, boolean onDisk) throws IOException {
        file.append(changes);
        if (onDisk) {
            file.force();
        }
        tail.write(file.last());
    }

    @Override
    public void close() throws IOException {
        try {
            file.close();
        } finally {
            tail.close();
        }
    }

    /** Hands the changes of one frame on. */
    public static void apply(byte[] changes, Changes into) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(changes));
        while (in.available() > 0) {
            byte kind = in.readByte();
            String namespace = in.readUTF();
            Key position = new Key(in.readNBytes(in.readInt()));
            byte[] document = in.readNBytes(in.readInt());
            if (kind == ChangeBuffer.PUT) {
                into.put(namespace, position, document);
            } else {
                into.remove(namespace, position);
            }
        }
    }
}
