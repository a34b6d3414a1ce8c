package io.lifafa.cli.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A temporary directory that is gone, with all that is in it, when it is closed. */
final class OwnDirectory implements AutoCloseable {
    private final Path path;

    OwnDirectory(String name) throws IOException {
        this.path = Files.createTempDirectory(name);
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        try (var files = Files.walk(path)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
