package io.lifafa.chaos.network;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands between the members of a cluster, so that a test can cut what goes between two groups of them. It cuts as a
 * broken network does: nothing gets through and nothing is refused; what was on its way arrives after the healing.
 *
 * <p>Members listen on {@code 127.0.0.1} and tell the others to come to {@code 127.0.1.1}, to the same port. There is this
 * class, finds out which process calls, and passes on what may pass. Thread rule: any.
 */
public final class Network implements AutoCloseable {
    /** Where members listen. */
    private static final String HOST = "127.0.0.1";

    /** Where they find each other. */
    public static final String PUBLIC_HOST = "127.0.1.1";

    private static final int BUFFER = 16 * 1024;
    private static final int BACKLOG = 50;

    private final List<Closeable> sockets = new ArrayList<>();
    private final Map<Long, Integer> members = new ConcurrentHashMap<>();
    private Set<Integer> island = Set.of();
    private boolean closed;

    /** A member's process, before it calls anybody. */
    public void process(int member, long pid) {
        members.put(pid, member);
    }

    /** Stands before a member's port. */
    public void before(int member, int port) throws IOException {
        var server = new ServerSocket(port, BACKLOG, InetAddress.getByName(PUBLIC_HOST));
        keep(server);
        daemon(() -> {
            while (true) {
                var caller = server.accept();
                keep(caller);
                daemon(() -> connect(caller, member, port));
            }
        });
    }

    private void connect(Socket caller, int member, int port) throws IOException {
        try {
            int other = members.get(SocketOwners.of(caller, List.copyOf(members.keySet())));
            var callee = new Socket(InetAddress.getByName(HOST), port);
            keep(callee);
            daemon(() -> pump(caller, callee, other, member));
            daemon(() -> pump(callee, caller, other, member));
        } catch (IOException notThere) {
            // Else the caller would wait for ever, where it would have been refused.
            caller.close();
        }
    }

    private void pump(Socket from, Socket to, int one, int other) throws IOException {
        try (from;
                to) {
            var buffer = new byte[BUFFER];
            int read;
            while ((read = from.getInputStream().read(buffer)) >= 0) {
                awaitPassage(one, other);
                to.getOutputStream().write(buffer, 0, read);
            }
            awaitPassage(one, other);
        }
    }

    private synchronized void awaitPassage(int one, int other) {
        try {
            while (!closed && island.contains(one) != island.contains(other)) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** From now on nothing passes between these members and the others. */
    public synchronized void cutOff(Set<Integer> members) {
        island = Set.copyOf(members);
    }

    /** Everything passes again. */
    public synchronized void heal() {
        island = Set.of();
        notifyAll();
    }

    private synchronized void keep(Closeable socket) {
        sockets.add(socket);
    }

    private interface Passing {
        void run() throws IOException;
    }

    private static void daemon(Passing passing) {
        var thread = new Thread(() -> {
            try {
                passing.run();
            } catch (IOException over) {
                // One end is gone, and with it the connection.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        notifyAll();
        for (var socket : sockets) {
            socket.close();
        }
    }
}
