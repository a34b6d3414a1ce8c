package io.lifafa.cli.run;

import io.lifafa.files.OwnerOnly;
import io.vertx.core.json.JsonObject;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * The result file of a run, one JSON object per line, and which SMS it has by now. The latter is kept in a temporary
 * file: memory does not grow with the work.
 */
public final class ResultFile implements Closeable {
    private static final int CACHE_MIB = 16;

    private final Optional<BufferedWriter> writer;
    private final Optional<Path> seenFile;
    private final Optional<MVStore> seenStore;
    private final Optional<MVMap<String, Boolean>> seen;

    private ResultFile(Optional<Path> out) throws IOException {
        writer = out.isPresent() ? Optional.of(OwnerOnly.writer(out.get())) : Optional.empty();
        seenFile = out.isPresent() ? Optional.of(Files.createTempFile("lifafa-run", ".seen")) : Optional.empty();
        seenStore = seenFile.map(file -> new MVStore.Builder()
                .fileName(file.toString())
                .cacheSize(CACHE_MIB)
                .open());
        seen = seenStore.map(store -> store.openMap("seen"));
    }

    /** Fails if the file cannot be written; what it holds stays. Better known before the work than after it. */
    static void requireWritable(Optional<Path> out) throws IOException {
        if (out.isEmpty()) {
            return;
        }
        try {
            OwnerOnly.write(out.get(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)
                    .close();
        } catch (NoSuchFileException e) {
            throw new IOException(e.getFile() + ": the directory for the result file does not exist", e);
        }
    }

    /** Opens the file anew. */
    public static ResultFile open(Optional<Path> out) throws IOException {
        return new ResultFile(out);
    }

    boolean isWanted() {
        return writer.isPresent();
    }

    void write(JsonObject line) throws IOException {
        if (writer.isPresent()) {
            writer.get().write(line.encode());
            writer.get().write('\n');
        }
    }

    /** True if this is asked for the first time with this id. */
    boolean isFirst(String id) {
        return seen.map(ids -> ids.putIfAbsent(id, true) == null).orElse(true);
    }

    @Override
    public void close() throws IOException {
        seenStore.ifPresent(MVStore::closeImmediately);
        if (seenFile.isPresent()) {
            Files.deleteIfExists(seenFile.get());
        }
        if (writer.isPresent()) {
            writer.get().close();
        }
    }
}
