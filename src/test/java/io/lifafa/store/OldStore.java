package io.lifafa.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipInputStream;

/** A data directory that 0.1.0 wrote, and was killed at. */
public final class OldStore {
    private OldStore() {}

    /** Puts it into this directory; gives where the store's files are. */
    public static Path unpack(Path dir) throws IOException {
        InputStream resource = OldStore.class.getResourceAsStream("/store-0.1.0-killed.zip");
        try (var zip = new ZipInputStream(resource)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var file = dir.resolve(entry.getName());
                if (!entry.isDirectory()) {
                    Files.createDirectories(file.getParent());
                    Files.copy(zip, file);
                }
            }
        }
        try (var files = Files.walk(dir)) {
            return files.filter(it -> it.getFileName().toString().equals("lifafa.mv"))
                    .findFirst()
                    .map(Path::getParent)
                    .orElse(dir);
        }
    }
}
