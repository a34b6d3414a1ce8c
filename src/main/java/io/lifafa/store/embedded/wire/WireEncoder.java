package io.lifafa.store.embedded.wire;

import de.bwaldvogel.mongo.wire.OpCode;
import io.lifafa.store.embedded.bson.BsonBytes;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.MessageToByteEncoder;
import java.util.concurrent.atomic.AtomicInteger;

/** Puts replies into the wire protocol: OP_MSG, or OP_REPLY for the legacy greeting. */
final class WireEncoder extends MessageToByteEncoder<WireReply> {

    private static final AtomicInteger IDS = new AtomicInteger();
    private static final byte BODY = 0;
    private static final int ONE_DOCUMENT = 1;

    WireEncoder() {
        super(WireReply.class);
    }

    @Override
    protected void encode(ChannelHandlerContext client, WireReply reply, ByteBuf out) {
        boolean legacy = reply.to().legacy();
        out.writeIntLE(0);
        out.writeIntLE(IDS.incrementAndGet());
        out.writeIntLE(reply.to().id());
        out.writeIntLE(legacy ? OpCode.OP_REPLY.getId() : OpCode.OP_MSG.getId());
        out.writeIntLE(0);
        if (legacy) {
            out.writeLongLE(0).writeIntLE(0).writeIntLE(ONE_DOCUMENT);
        } else {
            out.writeByte(BODY);
        }
        out.writeBytes(BsonBytes.encode(reply.answer()));
        out.setIntLE(0, out.writerIndex());
    }
}
