package io.lifafa.store.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * A note beside the data file that says who holds it and how to reach them. Only a note: the lock on the data file
 * decides, so one left over from a killed process does no harm.
 */
final class HolderFile {

    private static final String NAME = "holder.properties";

    private final Path file;

    HolderFile(Path dir) {
        this.file = dir.resolve(NAME);
    }

    void write(String uri, Instant started) throws IOException {
        Properties holder = new Properties();
        holder.setProperty("pid", Long.toString(ProcessHandle.current().pid()));
        holder.setProperty("uri", uri);
        holder.setProperty("started", started.toString());
        try (OutputStream out = Files.newOutputStream(file)) {
            holder.store(out, "Who holds this store. Written by the holder, of no effect on anyone.");
        }
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    StoreHeldException held(Path dir) {
        Properties holder = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            holder.load(in);
        } catch (IOException | IllegalArgumentException e) {
            return new StoreHeldException(
                    "the store in " + dir + " is held by another process, which has not said yet how to reach it",
                    Optional.empty());
        }
        return new StoreHeldException(
                "the store in " + dir + " is held by process "
                        + holder.getProperty("pid", "?") + " since " + holder.getProperty("started", "?")
                        + "; it can be reached at " + holder.getProperty("uri", "?"),
                Optional.ofNullable(holder.getProperty("uri")));
    }
}
