package io.lifafa.store.database;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.impl.codec.json.JsonObjectCodec;
import java.time.Instant;
import org.bson.BsonBinary;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;

/**
 * The Vert.x client's codec, but for dates and bytes: {@code $date} may hold an {@link Instant}, and does in what is read, so
 * that none is written out as text and parsed again; bytes are {@link Bytes}, without an object around them. Thread rule: any.
 */
final class DocumentCodec extends JsonObjectCodec {
    DocumentCodec() {
        super(new JsonObject());
    }

    @Override
    protected void writeDateTime(BsonWriter writer, String name, Object value, EncoderContext context) {
        if (((JsonObject) value).getMap().get(DATE_FIELD) instanceof Instant instant) {
            writer.writeDateTime(instant.toEpochMilli());
        } else {
            super.writeDateTime(writer, name, value, context);
        }
    }

    @Override
    protected Object readDateTime(BsonReader reader, DecoderContext context) {
        return new JsonObject().put(DATE_FIELD, Instant.ofEpochMilli(reader.readDateTime()));
    }

    @Override
    public BsonType getBsonType(Object value) {
        return value instanceof Bytes ? BsonType.BINARY : super.getBsonType(value);
    }

    @Override
    protected void writeBinary(BsonWriter writer, String name, Object value, EncoderContext context) {
        if (value instanceof Bytes bytes) {
            writer.writeBinaryData(new BsonBinary(bytes.value()));
        } else {
            super.writeBinary(writer, name, value, context);
        }
    }

    @Override
    protected Object readBinary(BsonReader reader, DecoderContext context) {
        return new Bytes(reader.readBinaryData().getData());
    }
}
