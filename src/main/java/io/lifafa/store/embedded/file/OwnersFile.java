package io.lifafa.store.embedded.file;

import io.lifafa.files.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Text files that nobody but their owner may read, from the first byte on. */
final class OwnersFile {

    private OwnersFile() {}

    /** Puts a file in the place of another in one step. */
    static void write(Path file, String text) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        try (var out = OwnerOnly.writer(fresh)) {
            out.write(text);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
