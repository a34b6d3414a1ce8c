package io.lifafa.ingest.formats.input;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipException;

/** The packed side of a gzip input: a buffer, and what stands around the packed data. Thread rule: one thread. */
final class GzipSource implements Closeable {
    private static final int HEADER_SUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int DEFLATE = 8;

    private final InputStream in;
    private final byte[] buffer = new byte[16 * 1024];
    private final CRC32 sum = new CRC32();
    private int position;
    private int limit;

    GzipSource(InputStream in) {
        this.in = in;
    }

    byte[] bytes() {
        return buffer;
    }

    int position() {
        return position;
    }

    int length() {
        return limit - position;
    }

    boolean isEmpty() {
        return position == limit;
    }

    void skip(int count) {
        position += count;
    }

    void unread(int count) {
        position -= count;
    }

    /** Reads on when all was used; false at the end of the input. */
    boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, in.read(buffer, 0, buffer.length));
        return limit > 0;
    }

    /**
     * Reads the header of a member; false if there is none here.
     *
     * @throws IOException if one begins and is damaged
     */
    boolean header() throws IOException {
        sum.reset();
        if (isEmpty() && !fill() || octet() != 0x1f || isEmpty() && !fill() || octet() != 0x8b) {
            return false;
        }
        if (octet() != DEFLATE) {
            throw new ZipException("another method than deflate");
        }
        int flags = octet();
        drop(6);
        if ((flags & EXTRA) != 0) {
            drop(octet() + (octet() << 8));
        }
        dropText(flags & NAME);
        dropText(flags & COMMENT);
        if ((flags & HEADER_SUM) != 0) {
            long expected = sum.getValue() & 0xffff;
            if (octet() + (octet() << 8) != expected) {
                throw new ZipException("checksum of the header");
            }
        }
        return true;
    }

    /** The name of the file, or a comment, up to a zero: of no use. */
    private void dropText(int present) throws IOException {
        int next = present == 0 ? 0 : octet();
        while (next != 0) {
            next = octet();
        }
    }

    private void drop(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            octet();
        }
    }

    /** The next four bytes as a number. */
    long number() throws IOException {
        return octet() | octet() << 8 | octet() << 16 | (long) octet() << 24;
    }

    private int octet() throws IOException {
        if (isEmpty() && !fill()) {
            throw new EOFException();
        }
        int octet = buffer[position++] & 0xff;
        sum.update(octet);
        return octet;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
