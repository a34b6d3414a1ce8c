package io.lifafa.store.embedded;

import io.lifafa.files.OwnerOnly;
import io.lifafa.store.embedded.disk.BlockFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** A copy of a store in a directory of its own. Thread rule: one thread, which waits for the disk. */
final class Backup {

    private final OpenFiles from;
    private final Path to;
    private ByteBuffer start;
    private long size;
    private long commit;

    Backup(OpenFiles from, Path to) {
        this.from = from;
        this.to = to;
    }

    /** Copies the files of a store that nobody has open for writing, and reads the copy. */
    static void ofClosed(Path dir, Path to) throws IOException {
        OpenFiles held = new StoreFile(dir, "").look();
        try {
            prepare(to);
            copyData(held.blocks(), to, held.blocks().start(), held.blocks().size());
            for (String name : List.of(StoreFile.JOURNAL, StoreFile.TAIL)) {
                if (Files.exists(dir.resolve(name))) {
                    Files.copy(dir.resolve(name), to.resolve(name));
                    OwnerOnly.narrow(to.resolve(name));
                }
            }
        } finally {
            held.close();
        }
        new StoreFile(to, "").look().close();
    }

    /** With all changes kept out, right after a checkpoint. */
    void begin() {
        try {
            from.store().getFileStore().setReuseSpace(false);
            start = from.blocks().start();
            size = from.blocks().size();
            commit = StoreFormat.commit(from.store());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void copy() throws IOException {
        prepare(to);
        copyData(from.blocks(), to, start, size);
        var id = from.blocks().id().orElseThrow();
        StoreDirectory.journal(to, id, commit, List.of());
        StoreDirectory.tail(to, id, commit);
    }

    /** With all changes kept out. */
    void end() {
        from.store().getFileStore().setReuseSpace(true);
    }

    void verify() throws IOException {
        new StoreFile(to, "").look().close();
    }

    /** Through the channel that is open: closing another one would let go of the lock on the file. */
    private static void copyData(BlockFile from, Path to, ByteBuffer start, long size) throws IOException {
        Path data = to.resolve(StoreFile.NAME);
        OwnerOnly.createFile(data);
        try (FileChannel channel = FileChannel.open(data, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            from.copyTo(channel, start, size);
            channel.force(true);
        }
    }

    private static void prepare(Path to) throws IOException {
        OwnerOnly.createDirectories(to);
        try (Stream<Path> there = Files.list(to)) {
            if (there.findAny().isPresent()) {
                throw new IOException(to + " is not empty: name a new directory for the backup");
            }
        }
    }
}
