package io.lifafa.store.embedded.wire;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.OpCode;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import io.lifafa.store.embedded.bson.BsonBytes;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.netty.handler.codec.TooLongFrameException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Cuts a client's bytes into requests. mongo-java-server's own decoder logs whole requests at the debug level, which
 * must not happen to what people's messages are made of, and reads BSON slowly.
 *
 * <p>Wire protocol: OP_MSG for commands, OP_QUERY for the greeting that drivers still open a connection with.
 */
final class WireDecoder extends LengthFieldBasedFrameDecoder {

    private static final int LARGEST_MESSAGE = 48_000_000;

    /** A greeting with everything that a driver tells of itself has some hundred bytes. */
    private static final int LARGEST_OF_A_STRANGER = 16 * 1024;

    private static final int SMALLEST_DOCUMENT = Integer.BYTES + 1;
    private static final int CHECKSUM_PRESENT = 1;
    private static final int MORE_TO_COME = 2;

    private final BooleanSupplier loggedIn;

    /** @param loggedIn whether the client may send more than a greeting */
    WireDecoder(BooleanSupplier loggedIn) {
        super(ByteOrder.LITTLE_ENDIAN, LARGEST_MESSAGE, 0, Integer.BYTES, -Integer.BYTES, 0, true);
        this.loggedIn = loggedIn;
    }

    @Override
    protected Object decode(ChannelHandlerContext client, ByteBuf in) throws Exception {
        if (in.readableBytes() >= Integer.BYTES
                && in.getIntLE(in.readerIndex()) > LARGEST_OF_A_STRANGER
                && !loggedIn.getAsBoolean()) {
            in.skipBytes(in.readableBytes());
            throw new TooLongFrameException("a message of that size needs a login");
        }
        ByteBuf frame = (ByteBuf) super.decode(client, in);
        if (frame == null) {
            return null;
        }
        try {
            return request(frame);
        } finally {
            frame.release();
        }
    }

    private static WireRequest request(ByteBuf frame) throws IOException {
        frame.skipBytes(Integer.BYTES);
        int id = frame.readIntLE();
        frame.skipBytes(Integer.BYTES);
        int code = frame.readIntLE();
        if (code == OpCode.OP_MSG.getId()) {
            return message(id, frame);
        } else if (code == OpCode.OP_QUERY.getId()) {
            return query(id, frame);
        }
        throw new IOException("operation " + code + " of the wire protocol is not supported");
    }

    private static WireRequest message(int id, ByteBuf frame) throws IOException {
        int flags = frame.readIntLE();
        if ((flags & MORE_TO_COME) != 0) {
            throw new IOException("writes without an acknowledgement are not supported");
        }
        int trailing = (flags & CHECKSUM_PRESENT) != 0 ? Integer.BYTES : 0;
        Document command = new Document();
        Document sequences = new Document();
        while (frame.readableBytes() > trailing) {
            if (frame.readByte() == 0) {
                command = document(frame);
            } else {
                sequence(frame, sequences);
            }
        }
        command.putAll(sequences);
        return new WireRequest(id, String.valueOf(command.get("$db")), command, false);
    }

    private static void sequence(ByteBuf frame, Document into) {
        int end = frame.readerIndex() + frame.readIntLE();
        String name = BsonDecoder.decodeCString(frame);
        List<Document> documents = new ArrayList<>();
        while (frame.readerIndex() < end) {
            documents.add(document(frame));
        }
        into.put(name, documents);
    }

    private static WireRequest query(int id, ByteBuf frame) {
        frame.skipBytes(Integer.BYTES);
        String collection = BsonDecoder.decodeCString(frame);
        frame.skipBytes(2 * Integer.BYTES);
        Document query = document(frame);
        Document command = query.get("$query") instanceof Document wrapped ? wrapped : query;
        return new WireRequest(id, collection.substring(0, collection.indexOf('.')), command, true);
    }

    /** What a client says of the size is believed only as far as the message goes: it would cost the heap. */
    private static Document document(ByteBuf frame) {
        int size = frame.getIntLE(frame.readerIndex());
        if (size < SMALLEST_DOCUMENT || size > frame.readableBytes()) {
            throw new CorruptedFrameException("a document of " + size + " bytes in " + frame.readableBytes());
        }
        byte[] bytes = new byte[size];
        frame.readBytes(bytes);
        return BsonBytes.decode(bytes);
    }
}
