package io.lifafa.testsupport;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** HTTP by hand, for what no client would send. */
public final class RawHttp implements AutoCloseable {
    private static final int DEADLINE_MILLIS = 20_000;

    private final Socket socket;

    public RawHttp(TestNode node) throws IOException {
        this(node.node().httpPort());
    }

    public RawHttp(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(DEADLINE_MILLIS);
    }

    private RawHttp(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(DEADLINE_MILLIS);
    }

    /** By TLS; whom the certificate is for is not looked at. */
    public static RawHttp tls(int port, SSLContext trust) throws IOException {
        var socket = (SSLSocket) trust.getSocketFactory().createSocket("127.0.0.1", port);
        socket.setSoTimeout(DEADLINE_MILLIS);
        socket.startHandshake();
        return new RawHttp(socket);
    }

    /** The certificate that the server showed. */
    public X509Certificate certificate() throws IOException {
        return (X509Certificate) ((SSLSocket) socket).getSession().getPeerCertificates()[0];
    }

    /** As another machine: from an address of its own. */
    public static RawHttp from(String address, int port) throws IOException {
        return new RawHttp(new Socket("127.0.0.1", port, InetAddress.getByName(address), 0));
    }

    /** Sends and reads until the server closes the connection. */
    public static String exchange(TestNode node, String text) throws IOException {
        try (var raw = new RawHttp(node)) {
            raw.send(text);
            return raw.readAll();
        }
    }

    public void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** Sends, unless the server has closed the connection. */
    public void trySend(String text) {
        try {
            send(text);
        } catch (IOException closed) {
            // What it said before that is still to be read.
            assert !text.isEmpty();
        }
    }

    /** Whether there is something to read. */
    public boolean hasAnswer() throws IOException {
        return socket.getInputStream().available() > 0;
    }

    /** Ends the sending side alone. */
    public void endSending() throws IOException {
        socket.shutdownOutput();
    }

    /** Reads until the server closes the connection; a character for each byte. */
    public String readBytes() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    public String readAll() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Reads the status line. */
    public String readLine() throws IOException {
        var line = new StringBuilder();
        InputStream in = socket.getInputStream();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    /** Ends the connection the hard way. */
    public void vanish() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
