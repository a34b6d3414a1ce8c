package io.lifafa.store.embedded;

import io.lifafa.store.embedded.server.EmbeddedServer;
import io.lifafa.store.embedded.server.ServerSeams;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** An embedded server on a disk that can be filled at will. */
public final class SmallDisk implements AutoCloseable {
    private static final long RESERVE = 1_000_000;

    private final AtomicLong free = new AtomicLong(RESERVE * 1_000);
    private final EmbeddedServer server;

    public SmallDisk(Path dir) throws IOException {
        server = EmbeddedServer.start(
                EmbeddedOptions.inDirectory(dir).keepingFree(RESERVE),
                ServerSeams.production().withUsableBytes(free::get));
    }

    public EmbeddedServer server() {
        return server;
    }

    public void fill() {
        free.set(RESERVE - 1);
    }

    public void empty() {
        free.set(RESERVE * 1_000);
    }

    @Override
    public void close() {
        server.close();
    }
}
