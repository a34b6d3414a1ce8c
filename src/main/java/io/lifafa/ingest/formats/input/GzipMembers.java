package io.lifafa.ingest.formats.input;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Unpacks all members of a gzip input (RFC 1952), one after the other. Java's own class calls itself for each member that
 * is empty, so that some thousands of them end the thread. What follows the last member and is none itself is left unread.
 *
 * <p>Thread rule: one thread.
 */
final class GzipMembers extends InputStream {
    private final GzipSource in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 sum = new CRC32();
    private boolean ended;

    /** @throws ZipException if the input does not begin with a member */
    GzipMembers(InputStream in) throws IOException {
        this.in = new GzipSource(in);
        if (!this.in.header()) {
            throw new ZipException("no gzip");
        }
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        try {
            while (!ended && length > 0) {
                int count = inflater.inflate(to, offset, length);
                if (count > 0) {
                    sum.update(to, offset, count);
                    return count;
                }
                more();
            }
            return length == 0 ? 0 : -1;
        } catch (DataFormatException e) {
            throw new ZipException("damaged");
        }
    }

    private void more() throws IOException {
        if (inflater.needsDictionary()) {
            throw new ZipException("needs a dictionary");
        }
        if (inflater.finished()) {
            in.unread(inflater.getRemaining());
            endOfMember();
        } else if (in.isEmpty() && !in.fill()) {
            throw new EOFException();
        } else {
            inflater.setInput(in.bytes(), in.position(), in.length());
            in.skip(in.length());
        }
    }

    private void endOfMember() throws IOException {
        if (in.number() != sum.getValue() || in.number() != (inflater.getBytesWritten() & 0xffff_ffffL)) {
            throw new ZipException("checksum");
        }
        ended = !in.header();
        inflater.reset();
        sum.reset();
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
