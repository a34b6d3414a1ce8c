package io.lifafa.store.embedded.file;

import io.lifafa.store.embedded.StoreHeldException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * A note beside the data file that says who holds it, how to reach them and with which login, for the owner alone. Only a
 * note: the lock on the data file decides, so one left over from a killed process does no harm.
 */
public final class HolderFile {

    private static final String NAME = "holder.properties";

    private final Path file;

    public HolderFile(Path dir) {
        this.file = dir.resolve(NAME);
    }

    public void write(String uri, Instant started) throws IOException {
        StringWriter text = new StringWriter();
        Properties holder = new Properties();
        holder.setProperty("pid", Long.toString(ProcessHandle.current().pid()));
        holder.setProperty("uri", uri);
        holder.setProperty("started", started.toString());
        holder.store(text, "Who holds this store, and the login to it. Written by the holder, for its owner alone.");
        OwnersFile.write(file, text.toString());
    }

    public void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    public StoreHeldException held(Path dir) {
        Properties holder = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            holder.load(in);
        } catch (IOException | IllegalArgumentException e) {
            return new StoreHeldException(
                    "the store in " + dir
                            + " is held by another process, which has not said yet, or not to this user, how to reach it",
                    Optional.empty(),
                    new UriFile(dir).path());
        }
        return new StoreHeldException(
                "the store in " + dir + " is held by process "
                        + holder.getProperty("pid", "?") + " since " + holder.getProperty("started", "?")
                        + "; it can be reached at "
                        + holder.getProperty("uri", "?").replaceFirst("//[^@/]*@", "//"),
                Optional.ofNullable(holder.getProperty("uri")),
                new UriFile(dir).path());
    }
}
