package io.lifafa.store.embedded.bson;

import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;

/** Writes BSON into an array; rare types are left to the library. Thread rule: for one thread, used again and again. */
final class BsonWriter {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int BYTES_PER_CHAR = 3;

    private byte[] bytes = new byte[8 * 1024];
    private int at;

    byte[] write(Map<?, ?> document) {
        at = 0;
        document(document);
        return Arrays.copyOf(bytes, at);
    }

    int capacity() {
        return bytes.length;
    }

    private void document(Map<?, ?> document) {
        int start = begin();
        for (Map.Entry<?, ?> field : document.entrySet()) {
            field((String) field.getKey(), field.getValue());
        }
        end(start);
    }

    private void array(Collection<?> values) {
        int start = begin();
        int index = 0;
        for (Object value : values) {
            field(Integer.toString(index++), value);
        }
        end(start);
    }

    private void field(String name, Object value) {
        byte type = BsonEncoder.determineType(value);
        reserve(2 + name.length() * BYTES_PER_CHAR);
        bytes[at++] = type;
        text(name);
        bytes[at++] = 0;
        value(type, value);
    }

    private void value(byte type, Object value) {
        switch (type) {
            case BsonConstants.TYPE_UTF8_STRING -> string((String) value);
            case BsonConstants.TYPE_INT32 -> integer((Integer) value);
            case BsonConstants.TYPE_INT64 -> number((Long) value);
            case BsonConstants.TYPE_DOUBLE -> number(Double.doubleToRawLongBits((Double) value));
            case BsonConstants.TYPE_UTC_DATETIME -> number(((Instant) value).toEpochMilli());
            case BsonConstants.TYPE_BOOLEAN -> raw(new byte[] {(byte) (Boolean.TRUE.equals(value) ? 1 : 0)});
            case BsonConstants.TYPE_NULL -> {}
            case BsonConstants.TYPE_EMBEDDED_DOCUMENT -> document((Map<?, ?>) value);
            case BsonConstants.TYPE_ARRAY -> array((Collection<?>) value);
            case BsonConstants.TYPE_DECIMAL128 -> {
                number(((Decimal128) value).getLow());
                number(((Decimal128) value).getHigh());
            }
            case BsonConstants.TYPE_OBJECT_ID -> raw(((ObjectId) value).toByteArray());
            default -> rare(type, value);
        }
    }

    private void rare(byte type, Object value) {
        ByteBuf buffer = Unpooled.buffer();
        BsonEncoder.encodeValue(type, value, buffer);
        byte[] encoded = new byte[buffer.readableBytes()];
        buffer.readBytes(encoded);
        raw(encoded);
    }

    private void string(String value) {
        reserve(Integer.BYTES + 1 + value.length() * BYTES_PER_CHAR);
        int start = at;
        at += Integer.BYTES;
        text(value);
        bytes[at++] = 0;
        INT.set(bytes, start, at - start - Integer.BYTES);
    }

    /** ASCII in place; anything else as the JDK encodes it. */
    private void text(String value) {
        int length = value.length();
        int to = at;
        for (int i = 0; i < length; i++) {
            char unit = value.charAt(i);
            if (unit >= 0x80) {
                byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
                System.arraycopy(encoded, 0, bytes, at, encoded.length);
                at += encoded.length;
                return;
            }
            bytes[to++] = (byte) unit;
        }
        at = to;
    }

    private int begin() {
        reserve(Integer.BYTES);
        at += Integer.BYTES;
        return at - Integer.BYTES;
    }

    private void end(int start) {
        reserve(1);
        bytes[at++] = BsonConstants.TERMINATING_BYTE;
        INT.set(bytes, start, at - start);
    }

    private void integer(int value) {
        reserve(Integer.BYTES);
        INT.set(bytes, at, value);
        at += Integer.BYTES;
    }

    private void number(long value) {
        reserve(Long.BYTES);
        LONG.set(bytes, at, value);
        at += Long.BYTES;
    }

    private void raw(byte[] value) {
        reserve(value.length);
        System.arraycopy(value, 0, bytes, at, value.length);
        at += value.length;
    }

    private void reserve(int more) {
        if (at + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, at + more));
        }
    }
}
