package io.lifafa.store.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * Documents as they are stored: plain BSON.
 *
 * <p>The store keeps bytes, not objects: what is committed can not be changed by a command that works on its copy, and
 * the cache's size is known. Thread rule: any thread; each has its own scratch buffer.
 */
final class BsonBytes {

    private static final int SCRATCH_BYTES = 8 * 1024;
    private static final int KEPT_SCRATCH_BYTES = 1024 * 1024;
    private static final ThreadLocal<ByteBuf> SCRATCH = ThreadLocal.withInitial(() -> Unpooled.buffer(SCRATCH_BYTES));

    private BsonBytes() {}

    static byte[] encode(Document document) {
        ByteBuf scratch = SCRATCH.get().clear();
        BsonEncoder.encodeDocument(document, scratch);
        byte[] bytes = new byte[scratch.readableBytes()];
        scratch.readBytes(bytes);
        if (scratch.capacity() > KEPT_SCRATCH_BYTES) {
            SCRATCH.remove();
        }
        return bytes;
    }

    static Document decode(byte[] bytes) {
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bytes));
    }
}
