package io.lifafa.store.embedded.key;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonJavaScript;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * Encodes BSON values into a {@link Key}, one component after the other.
 *
 * <p>Each component is a type byte (in MongoDB's order of types, all below 0x80) and a self-delimiting body; a
 * descending component is the same with every byte inverted, and never the last one of a key. Values that the query matcher calls equal have equal
 * encodings, so an index never misses a match: numbers of all types by their double value (with the remainder of a long
 * that no double can hold), null like a missing field. Strings are ordered by UTF-16 units, like the matcher does it.
 *
 * <p>Thread rule: for one thread.
 */
public final class KeyEncoder {

    private static final byte END = 0;
    private static final byte MORE = 1;
    private static final byte ESCAPE = (byte) 0xFF;

    private byte[] bytes = new byte[48];
    private int length;

    public static Key of(Object value) {
        return new KeyEncoder().add(value, true).toKey();
    }

    public KeyEncoder add(Object value, boolean ascending) {
        int start = length;
        put(value);
        if (!ascending) {
            for (int i = start; i < length; i++) {
                bytes[i] = (byte) ~bytes[i];
            }
        }
        return this;
    }

    public KeyEncoder append(byte[] raw) {
        reserve(raw.length);
        System.arraycopy(raw, 0, bytes, length, raw.length);
        length += raw.length;
        return this;
    }

    public KeyEncoder append(int raw) {
        reserve(1);
        bytes[length++] = (byte) raw;
        return this;
    }

    int length() {
        return length;
    }

    public Key toKey() {
        return new Key(Arrays.copyOf(bytes, length));
    }

    private void put(Object value) {
        KeyKind kind = KeyKind.of(value);
        append(kind.code());
        switch (kind) {
            case NUMBER -> putNumber((Number) value);
            case STRING -> putString((String) value);
            case DOCUMENT -> putDocument((Map<?, ?>) value);
            case ARRAY -> putArray((Collection<?>) value);
            case BINARY -> putBinary(((BinData) value).getData());
            case LEGACY_UUID -> putSignedUuid(((LegacyUUID) value).getUuid());
            case UUID ->
                putLong(((UUID) value).getMostSignificantBits()).putLong(((UUID) value).getLeastSignificantBits());
            case OBJECT_ID -> append(((ObjectId) value).toByteArray());
            case BOOLEAN -> append(Boolean.TRUE.equals(value) ? 1 : 0);
            case DATE -> putLong(((Instant) value).toEpochMilli() ^ Long.MIN_VALUE);
            case TIMESTAMP -> putLong(((BsonTimestamp) value).getValue());
            case REGEX -> putRegex((BsonRegularExpression) value);
            case JAVASCRIPT -> putString(((BsonJavaScript) value).getCode());
            case MIN_KEY, MAX_KEY, NULL -> {}
        }
    }

    private void putNumber(Number number) {
        double value = number.doubleValue() + 0.0;
        long bits = Double.doubleToLongBits(value);
        putLong(bits ^ (bits >> 63 | Long.MIN_VALUE));
        int remainder = number instanceof Long exact ? (int) (exact - (long) value) : 0;
        append((remainder >> 8) + 0x80);
        append(remainder);
    }

    private void putString(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == 0) {
                append(END).append(ESCAPE);
            } else if (unit < 0x80) {
                append(unit);
            } else if (unit < 0x800) {
                append(0xC0 | unit >> 6).append(0x80 | unit & 0x3F);
            } else {
                append(0xE0 | unit >> 12).append(0x80 | unit >> 6 & 0x3F).append(0x80 | unit & 0x3F);
            }
        }
        append(END);
    }

    private void putDocument(Map<?, ?> document) {
        document.forEach((name, value) -> {
            append(MORE);
            putString((String) name);
            put(value);
        });
        append(END);
    }

    private void putArray(Collection<?> values) {
        for (Object value : values) {
            append(MORE);
            put(value);
        }
        append(END);
    }

    private void putBinary(byte[] data) {
        append(data.length >>> 24).append(data.length >>> 16).append(data.length >>> 8);
        append(data.length).append(data);
    }

    private void putRegex(BsonRegularExpression regex) {
        putString(regex.getPattern());
        putString(regex.getOptions() == null ? "" : regex.getOptions());
    }

    private void putSignedUuid(UUID uuid) {
        putLong(uuid.getMostSignificantBits() ^ Long.MIN_VALUE);
        putLong(uuid.getLeastSignificantBits() ^ Long.MIN_VALUE);
    }

    private KeyEncoder putLong(long value) {
        reserve(Long.BYTES);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (value >>> shift);
        }
        return this;
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
