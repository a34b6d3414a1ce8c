package io.lifafa.ingest.formats.input;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/** Unpacks gzip, all its members, and refuses to unpack a bomb. */
final class GunzipStream extends InputStream {
    /** Unpacked bytes before the ratio is looked at: a short repetitive input is nobody's bomb. */
    private static final long GRACE = 8L * 1024 * 1024;

    private final Packed packed;
    private final GzipMembers unpacked;
    private final double maxRatio;
    private long bytes;

    GunzipStream(InputStream in, double maxRatio) throws IOException {
        this.packed = new Packed(in);
        this.maxRatio = maxRatio;
        try {
            this.unpacked = new GzipMembers(packed);
        } catch (EOFException | ZipException e) {
            throw damaged(e);
        }
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        var read = unpack(to, offset, length);
        bytes += Math.max(0, read);
        if (bytes > GRACE && bytes > maxRatio * packed.bytes) {
            throw new UnreadableInputException("the gzip input unpacks to more than " + Math.round(maxRatio)
                    + " times its size and is not read further; send it uncompressed or in parts");
        }
        return read;
    }

    private int unpack(byte[] to, int offset, int length) throws IOException {
        try {
            return unpacked.read(to, offset, length);
        } catch (EOFException | ZipException e) {
            throw damaged(e);
        }
    }

    private static UnreadableInputException damaged(IOException e) {
        return new UnreadableInputException(
                e instanceof EOFException
                        ? "the gzip input ends too early; is the file still being written?"
                        : "the gzip input is damaged; pack it again",
                e);
    }

    @Override
    public void close() throws IOException {
        unpacked.close();
    }

    /** Counts the packed bytes. */
    private static final class Packed extends FilterInputStream {
        private long bytes;

        Packed(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            var read = super.read(to, offset, length);
            bytes += Math.max(0, read);
            return read;
        }
    }
}
