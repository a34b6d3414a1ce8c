package io.lifafa.tenants.jwt;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystem;
import java.util.concurrent.TimeUnit;

/** A key set in a file that somebody renews. */
final class KeySetFile implements KeySetSource {
    private final FileSystem files;
    private final String path;

    KeySetFile(Vertx vertx, String path) {
        this.files = vertx.fileSystem();
        this.path = path;
    }

    @Override
    public Future<Buffer> read() {
        return files.props(path)
                .compose(found -> found.isRegularFile() && found.size() <= MOST_BYTES
                        ? files.readFile(path)
                        : Future.failedFuture("it is no regular file, or longer than " + MOST_BYTES + " bytes"))
                .timeout(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public Future<Void> close() {
        return Future.succeededFuture();
    }

    @Override
    public String toString() {
        return path;
    }
}
