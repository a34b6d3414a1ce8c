package io.lifafa.store.embedded.bson;

import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads stored BSON some times faster than the library's decoder, which goes through a buffer byte by byte and makes a
 * new string for each field name; rare types are left to it.
 *
 * <p>Thread rule: for one thread, for one document.
 */
final class BsonReader {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** A size and the end. */
    private static final int SMALLEST = Integer.BYTES + 1;

    private static final FieldNames NAMES = new FieldNames();

    /** MongoDB takes 100 levels of nesting from clients; this keeps the stack safe. */
    private static final int DEEPEST = 200;

    private final byte[] bytes;
    private int at;
    private int depth;

    BsonReader(byte[] bytes) {
        this.bytes = bytes;
    }

    Document document() {
        int end = begin();
        Document document = new Document();
        for (byte type = bytes[at++]; type != BsonConstants.TERMINATING_BYTE; type = bytes[at++]) {
            document.put(name(), value(type));
        }
        require(at == end);
        depth--;
        return document;
    }

    private List<Object> array() {
        int end = begin();
        List<Object> values = new ArrayList<>();
        for (byte type = bytes[at++]; type != BsonConstants.TERMINATING_BYTE; type = bytes[at++]) {
            at += nameLength() + 1;
            values.add(value(type));
        }
        require(at == end);
        depth--;
        return values;
    }

    private Object value(byte type) {
        return switch (type) {
            case BsonConstants.TYPE_UTF8_STRING -> string();
            case BsonConstants.TYPE_INT32 -> integer();
            case BsonConstants.TYPE_INT64 -> number();
            case BsonConstants.TYPE_DOUBLE -> Double.longBitsToDouble(number());
            case BsonConstants.TYPE_UTC_DATETIME -> Instant.ofEpochMilli(number());
            case BsonConstants.TYPE_BOOLEAN -> bytes[at++] != 0;
            case BsonConstants.TYPE_NULL -> null;
            case BsonConstants.TYPE_EMBEDDED_DOCUMENT -> document();
            case BsonConstants.TYPE_ARRAY -> array();
            case BsonConstants.TYPE_DECIMAL128 -> new Decimal128(number(), number());
            case BsonConstants.TYPE_OBJECT_ID -> objectId();
            default -> rare(type);
        };
    }

    private Object rare(byte type) {
        ByteBuf rest = Unpooled.wrappedBuffer(bytes, at, bytes.length - at);
        Object value = BsonDecoder.decodeValue(type, rest);
        at += rest.readerIndex();
        return value;
    }

    private ObjectId objectId() {
        at += BsonConstants.LENGTH_OBJECTID;
        return new ObjectId(Arrays.copyOfRange(bytes, at - BsonConstants.LENGTH_OBJECTID, at));
    }

    private String string() {
        int length = integer();
        require(length > 0 && at + length <= bytes.length);
        at += length;
        return new String(bytes, at - length, length - 1, StandardCharsets.UTF_8);
    }

    private String name() {
        int length = nameLength();
        at += length + 1;
        return NAMES.get(bytes, at - length - 1, length);
    }

    private int nameLength() {
        int end = at;
        while (bytes[end] != 0) {
            end++;
        }
        return end - at;
    }

    /** Reads the size of a document or array; returns where it ends. */
    private int begin() {
        require(++depth <= DEEPEST);
        int size = (int) INT.get(bytes, at);
        int end = at + size;
        require(size >= SMALLEST && end <= bytes.length);
        at += Integer.BYTES;
        return end;
    }

    private int integer() {
        at += Integer.BYTES;
        return (int) INT.get(bytes, at - Integer.BYTES);
    }

    private long number() {
        at += Long.BYTES;
        return (long) LONG.get(bytes, at - Long.BYTES);
    }

    private void require(boolean whole) {
        if (!whole) {
            throw new IllegalStateException(
                    "damaged or too deeply nested document, at byte " + at + " of " + bytes.length);
        }
    }
}
