package io.lifafa.store.embedded;

import de.bwaldvogel.mongo.bson.Document;
import io.lifafa.store.embedded.bson.BsonBytes;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Speaks the wire protocol by hand, right or wrong. */
public final class RawClient implements AutoCloseable {
    static final int OP_MSG = 2013;
    private static final int HEADER = 16;
    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private int id;

    public RawClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    public Document ask(Document command) throws IOException {
        byte[] body = BsonBytes.encode(command);
        send(message(
                ByteBuffer.allocate(body.length + 5).put(new byte[5]).put(body).array()));
        return answer();
    }

    /** An OP_MSG with this behind its header: flags and sections. */
    public byte[] message(byte[] content) {
        return ByteBuffer.allocate(HEADER + content.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(HEADER + content.length)
                .putInt(++id)
                .putInt(0)
                .putInt(OP_MSG)
                .put(content)
                .array();
    }

    public void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    Document answer() throws IOException {
        var in = new DataInputStream(socket.getInputStream());
        int length = Integer.reverseBytes(in.readInt());
        byte[] rest = new byte[length - Integer.BYTES];
        in.readFully(rest);
        int skipped = HEADER - Integer.BYTES + 5;
        return BsonBytes.decode(java.util.Arrays.copyOfRange(rest, skipped, rest.length));
    }

    /** Nothing more comes from us. */
    public void finish() throws IOException {
        try {
            socket.shutdownOutput();
        } catch (SocketException hungUpAlready) {
            return;
        }
    }

    /** Whether the server has hung up, and nothing else has come. */
    public boolean isHungUpOn() {
        try {
            socket.setSoTimeout(1);
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    /** Waits for the server to hang up. */
    public boolean isClosed() throws IOException {
        try {
            while (socket.getInputStream().read() >= 0) {
                // what it still had to say
            }
            return true;
        } catch (SocketException reset) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
