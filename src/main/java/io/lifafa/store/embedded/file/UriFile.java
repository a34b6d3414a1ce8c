package io.lifafa.store.embedded.file;

import io.lifafa.store.embedded.auth.Credential;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file {@code uri} in the data directory: the connection string of the server with its login, for its owner alone.
 * Another process is pointed to it ({@code MONGODB_URI_FILE}). It stays, and with it the password, so that clients of
 * yesterday find the server of today.
 */
public final class UriFile {

    private static final String NAME = "uri";

    private final Path file;

    public UriFile(Path dir) {
        this.file = dir.resolve(NAME);
    }

    /** Where it is. */
    public Path path() {
        return file;
    }

    /** The password of before; a new one if there is none, or the file cannot be understood. */
    public Credential credential() throws IOException {
        return read().flatMap(Credential::of).orElseGet(Credential::random);
    }

    /**
     * The connection string for a server at {@code host:port} that starts in this directory, now or later; makes the login
     * if there is none.
     *
     * @throws IOException if the file cannot be read or written
     */
    public String prepare(String address) throws IOException {
        String uri = credential().uri(address);
        Files.createDirectories(file.toAbsolutePath().getParent());
        write(uri);
        return uri;
    }

    public void write(String uri) throws IOException {
        if (!read().equals(Optional.of(uri))) {
            OwnersFile.write(file, uri + "\n");
        }
    }

    private Optional<String> read() throws IOException {
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
