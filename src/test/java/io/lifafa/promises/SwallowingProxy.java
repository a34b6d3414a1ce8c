package io.lifafa.promises;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to a server on this machine that can turn into a black hole: connections are taken, bytes vanish. */
final class SwallowingProxy implements AutoCloseable {
    private final ServerSocket listening;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean swallowing;

    SwallowingProxy(int target) throws IOException {
        this.target = target;
        this.listening = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        run(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** From now on nothing comes through; what was swallowed never does. */
    void swallow(boolean on) {
        swallowing = on;
    }

    private interface Step {
        void run() throws IOException;
    }

    private static void run(Step step) {
        var thread = new Thread(() -> {
            try {
                step.run();
            } catch (IOException ended) {
                // A connection that ends is part of it.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() throws IOException {
        while (true) {
            var client = listening.accept();
            open.add(client);
            run(() -> connect(client));
        }
    }

    private void connect(Socket client) throws IOException {
        if (swallowing) {
            client.getInputStream().transferTo(OutputStream.nullOutputStream());
            return;
        }
        try (client;
                var server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            open.add(server);
            run(() -> pump(server, client));
            pump(client, server);
        }
    }

    private void pump(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            var bytes = new byte[64 * 1024];
            var in = from.getInputStream();
            for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                if (!swallowing) {
                    to.getOutputStream().write(bytes, 0, n);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (var socket : open) {
            socket.close();
        }
    }
}
