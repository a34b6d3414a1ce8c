package io.lifafa.store.embedded.key;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonJavaScript;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/** The types in MongoDB's order; the code is the first byte of a component. */
public enum KeyKind {
    MIN_KEY,
    NULL,
    NUMBER,
    STRING,
    DOCUMENT,
    ARRAY,
    BINARY,
    LEGACY_UUID,
    UUID,
    OBJECT_ID,
    BOOLEAN,
    DATE,
    TIMESTAMP,
    REGEX,
    JAVASCRIPT,
    MAX_KEY;

    public int code() {
        return 0x10 + ordinal() * 2;
    }

    /** Whether a range query on this type reads one stretch of an index. */
    public boolean hasRanges() {
        return this == NUMBER || this == STRING || this == OBJECT_ID || this == DATE;
    }

    public static KeyKind of(Object value) {
        if (value instanceof String) {
            return STRING;
        } else if (value instanceof Number) {
            return NUMBER;
        } else if (value instanceof Instant) {
            return DATE;
        } else if (Missing.isNullOrMissing(value)) {
            return NULL;
        } else if (value instanceof ObjectId) {
            return OBJECT_ID;
        } else if (value instanceof Boolean) {
            return BOOLEAN;
        } else if (value instanceof Document) {
            return DOCUMENT;
        } else if (value instanceof Collection) {
            return ARRAY;
        }
        return rare(value);
    }

    private static KeyKind rare(Object value) {
        if (value instanceof BinData) {
            return BINARY;
        } else if (value instanceof UUID) {
            return UUID;
        } else if (value instanceof LegacyUUID) {
            return LEGACY_UUID;
        } else if (value instanceof BsonTimestamp) {
            return TIMESTAMP;
        } else if (value instanceof BsonRegularExpression) {
            return REGEX;
        } else if (value instanceof BsonJavaScript) {
            return JAVASCRIPT;
        } else if (value instanceof MinKey) {
            return MIN_KEY;
        } else if (value instanceof MaxKey) {
            return MAX_KEY;
        }
        throw new IllegalArgumentException("no key of a " + value.getClass().getSimpleName());
    }
}
