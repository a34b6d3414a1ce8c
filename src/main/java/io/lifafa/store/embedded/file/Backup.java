package io.lifafa.store.embedded.file;

import io.lifafa.files.OwnerOnly;
import io.lifafa.store.embedded.disk.BlockFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** Copies a store into a directory of its own. Thread rule: any, which waits for the disk. */
public final class Backup {

    private Backup() {}

    /** Copies the files of a store that nobody has open for writing, and reads the copy. */
    public static void ofClosed(Path dir, Path to) throws IOException {
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

    /** Through the channel that is open: closing another one would let go of the lock on the file. */
    public static void copyData(BlockFile from, Path to, ByteBuffer start, long size) throws IOException {
        Path data = to.resolve(StoreFile.NAME);
        OwnerOnly.createFile(data);
        try (FileChannel channel = FileChannel.open(data, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            from.copyTo(channel, start, size);
            channel.force(true);
        }
    }

    public static void prepare(Path to) throws IOException {
        OwnerOnly.createDirectories(to);
        try (Stream<Path> there = Files.list(to)) {
            if (there.findAny().isPresent()) {
                throw new IOException(to + " is not empty: name a new directory for the backup");
            }
        }
    }
}
