package io.lifafa.bus.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that are written one after another. Whole numbers take as few bytes as they need (base 128, low bits first). */
public final class WireOutput {
    private static final int FIRST_SIZE = 512;

    private byte[] bytes = new byte[FIRST_SIZE];
    private int size;

    /** What was written so far. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    void octet(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    /** A length or a number of elements, not negative. */
    void count(int value) {
        unsigned(value);
    }

    /** Of either sign: small ones are short (zigzag). */
    void number(long value) {
        unsigned(value << 1 ^ value >> 63);
    }

    private void unsigned(long value) {
        reserve(10);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes[size++] = (byte) (rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    void real(double value) {
        long bits = Double.doubleToLongBits(value);
        for (int shift = 56; shift >= 0; shift -= 8) {
            octet((int) (bits >>> shift));
        }
    }

    /** As UTF-8; half a surrogate pair becomes a question mark, as it does in JSON. */
    void text(String value) {
        blob(value.getBytes(StandardCharsets.UTF_8));
    }

    void blob(byte[] value) {
        count(value.length);
        reserve(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
    }

    private void reserve(int more) {
        int least = Math.addExact(size, more);
        if (least > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(least, 2L * bytes.length)));
        }
    }
}
