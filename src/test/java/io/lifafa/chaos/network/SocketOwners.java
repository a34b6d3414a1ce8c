package io.lifafa.chaos.network;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Which process is at the other end of a connection on this machine, as Linux shows it in {@code /proc}. */
public final class SocketOwners {
    private static final List<Path> TABLES = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
    private static final int LOCAL = 1;
    private static final int REMOTE = 2;
    private static final int INODE = 9;

    private SocketOwners() {}

    public static boolean canBeSeen() {
        return Files.isReadable(TABLES.get(0));
    }

    /** Which of the processes has the other end of a socket that was accepted here; fails if none of them has. */
    static long of(Socket accepted, List<Long> processes) throws IOException {
        var theirs = endpoint((InetSocketAddress) accepted.getRemoteSocketAddress());
        var ours = endpoint((InetSocketAddress) accepted.getLocalSocketAddress());
        for (var table : TABLES) {
            for (var line : Files.readAllLines(table)) {
                var fields = line.strip().split("\\s+");
                if (fields[LOCAL].endsWith(theirs) && fields[REMOTE].endsWith(ours)) {
                    var socket = "socket:[" + fields[INODE] + "]";
                    return processes.stream()
                            .filter(process -> holds(process, socket))
                            .findFirst()
                            .orElseThrow(() -> new IOException("held by none of " + processes));
                }
            }
        }
        throw new IOException("no such connection: " + accepted);
    }

    /** As the kernel writes it: the address as a little-endian number; on IPv6 its last word. */
    private static String endpoint(InetSocketAddress address) {
        var bytes = ((Inet4Address) address.getAddress()).getAddress();
        return "%02X%02X%02X%02X:%04X".formatted(bytes[3], bytes[2], bytes[1], bytes[0], address.getPort());
    }

    private static boolean holds(long process, String socket) {
        try (var files = Files.list(Path.of("/proc", Long.toString(process), "fd"))) {
            return files.anyMatch(file -> isLinkTo(file, socket));
        } catch (IOException gone) {
            return false;
        }
    }

    private static boolean isLinkTo(Path file, String socket) {
        try {
            return Files.readSymbolicLink(file).toString().equals(socket);
        } catch (IOException closed) {
            return false;
        }
    }
}
