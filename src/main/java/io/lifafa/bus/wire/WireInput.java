package io.lifafa.bus.wire;

import java.nio.charset.StandardCharsets;

/** What {@link WireOutput} wrote. Believes no length before it has compared it with what is there. */
public final class WireInput {
    private static final int LONGEST_NUMBER = 63;

    private final byte[] bytes;
    private int at;

    /** The array is not copied. */
    public WireInput(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws WireException if something is left over */
    public void end() {
        if (at != bytes.length) {
            throw new WireException((bytes.length - at) + " bytes too many");
        }
    }

    int octet() {
        require(1);
        return bytes[at++] & 0xff;
    }

    boolean flag() {
        int value = octet();
        if (value > 1) {
            throw new WireException("neither yes nor no");
        }
        return value == 1;
    }

    /** A number of elements or bytes that follow; each takes a byte at least. */
    int count() {
        long value = unsigned();
        if (value < 0 || value > bytes.length - at) {
            throw new WireException(Long.toUnsignedString(value) + " are said to follow where there are "
                    + (bytes.length - at) + " bytes");
        }
        return (int) value;
    }

    long number() {
        long value = unsigned();
        return value >>> 1 ^ -(value & 1);
    }

    int shortNumber() {
        long value = number();
        if (value != (int) value) {
            throw new WireException("a number too large");
        }
        return (int) value;
    }

    private long unsigned() {
        long value = 0;
        for (int shift = 0; shift <= LONGEST_NUMBER; shift += 7) {
            int next = octet();
            value |= (long) (next & 0x7f) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new WireException("a number without end");
    }

    double real() {
        require(Double.BYTES);
        long bits = 0;
        for (int i = 0; i < Double.BYTES; i++) {
            bits = bits << 8 | bytes[at++] & 0xff;
        }
        return Double.longBitsToDouble(bits);
    }

    String text() {
        int length = count();
        at += length;
        return length == 0 ? "" : new String(bytes, at - length, length, StandardCharsets.UTF_8);
    }

    byte[] blob() {
        int length = count();
        var blob = new byte[length];
        System.arraycopy(bytes, at, blob, 0, length);
        at += length;
        return blob;
    }

    private void require(int count) {
        if (bytes.length - at < count) {
            throw new WireException("ends too soon");
        }
    }
}
