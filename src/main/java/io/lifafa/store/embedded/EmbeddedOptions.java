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
 * @param access who may use it
 */
public record EmbeddedOptions(
        Optional<Path> dir, String host, int port, Durability durability, long reserveBytes, Access access) {

    /** Only this machine. */
    public static final String LOCALHOST = "127.0.0.1";

    /** 256 MiB: room for the largest commits and for making space by deleting. */
    public static final long DEFAULT_RESERVE_BYTES = 256L * 1024 * 1024;

    public EmbeddedOptions {
        Objects.requireNonNull(dir, "dir");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(durability, "durability");
        Objects.requireNonNull(access, "access");
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " is not within 0 to 65535");
        }
        if (reserveBytes < 0) {
            throw new IllegalArgumentException("reserveBytes " + reserveBytes + " is negative");
        }
    }

    /** In memory, on a free local port, for whoever finds it. */
    public static EmbeddedOptions inMemory() {
        return new EmbeddedOptions(Optional.empty(), LOCALHOST, 0, Durability.FILE, 0, new Access.Open());
    }

    /** In a directory, on a free local port, each write in the file before it is acknowledged; for the owner. */
    public static EmbeddedOptions inDirectory(Path dir) {
        return new EmbeddedOptions(
                Optional.of(dir), LOCALHOST, 0, Durability.FILE, DEFAULT_RESERVE_BYTES, new Access.Generated());
    }

    public EmbeddedOptions with(Access other) {
        return new EmbeddedOptions(dir, host, port, durability, reserveBytes, other);
    }

    /** The same without a directory. */
    public EmbeddedOptions onlyInMemory() {
        return new EmbeddedOptions(Optional.empty(), host, port, durability, reserveBytes, access);
    }

    /** On a free port that only this machine reaches. */
    public EmbeddedOptions onlyHere() {
        return new EmbeddedOptions(dir, LOCALHOST, 0, durability, reserveBytes, access);
    }

    public EmbeddedOptions onPort(int other) {
        return new EmbeddedOptions(dir, host, other, durability, reserveBytes, access);
    }

    public EmbeddedOptions with(Durability other) {
        return new EmbeddedOptions(dir, host, port, other, reserveBytes, access);
    }

    public EmbeddedOptions keepingFree(long bytes) {
        return new EmbeddedOptions(dir, host, port, durability, bytes, access);
    }

    /** The host under which a client of this machine reaches it. */
    public String hostToReach() {
        String reachable = host.equals("0.0.0.0") ? LOCALHOST : host;
        return reachable.contains(":") ? "[" + reachable + "]" : reachable;
    }
}
