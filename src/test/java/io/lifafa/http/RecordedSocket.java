package io.lifafa.http;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;

/** Keeps what comes in, as it comes: the records of TLS. */
final class RecordedSocket extends Socket {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    RecordedSocket(int port) throws IOException {
        super("127.0.0.1", port);
        setSoTimeout(20_000);
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                int read = super.read(into, from, most);
                bytes.write(into, from, Math.max(0, read));
                return read;
            }
        };
    }

    /** Its type and its length. */
    String lastRecord() {
        var all = ByteBuffer.wrap(bytes.toByteArray());
        var last = "";
        while (all.hasRemaining()) {
            int type = all.get();
            all.getShort();
            int length = all.getShort();
            last = type + ":" + length;
            all.position(all.position() + length);
        }
        return last;
    }
}
