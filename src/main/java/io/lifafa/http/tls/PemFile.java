package io.lifafa.http.tls;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A PEM file that a key of the configuration names. Thread rule: blocks.
 *
 * @param setting the key of the configuration
 * @param path of the file
 */
record PemFile(String setting, Path path) {
    private static final int LARGEST = 1 << 20;

    /** @throws IOException that names the setting, the file and what is wrong */
    Buffer read() throws IOException {
        if (!Files.isRegularFile(path)) {
            throw wrong(Files.exists(path) ? "is no regular file" : "does not exist");
        }
        if (!Files.isReadable(path)) {
            throw wrong("may not be read by this user");
        }
        try (var in = Files.newInputStream(path)) {
            var bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length == 0 || bytes.length > LARGEST) {
                throw wrong(bytes.length == 0 ? "is empty" : "is larger than 1 MiB, and no PEM file is");
            }
            return Buffer.buffer(bytes);
        }
    }

    IOException wrong(String problem) {
        return new IOException(this + " " + problem);
    }

    @Override
    public String toString() {
        return setting + ": " + path;
    }
}
