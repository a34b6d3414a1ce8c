package io.lifafa.store.embedded;

import io.lifafa.config.Durability;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * How the embedded server is to run.
 *
 * @param dir where the data file is; empty: in memory, gone when the server is closed
 * @param host the address to listen on
 * @param port the port, 0 to 65535; 0: a free one
 * @param durability what a write has to reach before it is acknowledged
 * @param reserveBytes writes are refused when the disk has less free space than this; 0: never
 */
public record EmbeddedOptions(Optional<Path> dir, String host, int port, Durability durability, long reserveBytes) {

    /** Only this machine. */
    public static final String LOCALHOST = "127.0.0.1";

    /** 256 MiB: room for the largest commits and for making space by deleting. */
    public static final long DEFAULT_RESERVE_BYTES = 256L * 1024 * 1024;

    public EmbeddedOptions {
        Objects.requireNonNull(dir, "dir");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(durability, "durability");
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " is not within 0 to 65535");
        }
        if (reserveBytes < 0) {
            throw new IllegalArgumentException("reserveBytes " + reserveBytes + " is negative");
        }
    }

    /** In memory, on a free local port. */
    public static EmbeddedOptions inMemory() {
        return new EmbeddedOptions(Optional.empty(), LOCALHOST, 0, Durability.FILE, 0);
    }

    /** In a directory, on a free local port, each write in the file before it is acknowledged. */
    public static EmbeddedOptions inDirectory(Path dir) {
        return new EmbeddedOptions(Optional.of(dir), LOCALHOST, 0, Durability.FILE, DEFAULT_RESERVE_BYTES);
    }

    public EmbeddedOptions onPort(int other) {
        return new EmbeddedOptions(dir, host, other, durability, reserveBytes);
    }

    public EmbeddedOptions with(Durability other) {
        return new EmbeddedOptions(dir, host, port, other, reserveBytes);
    }

    public EmbeddedOptions keepingFree(long bytes) {
        return new EmbeddedOptions(dir, host, port, durability, bytes);
    }
}
