package io.lifafa.store.embedded.bson;

import de.bwaldvogel.mongo.bson.Document;

/**
 * Documents as they are stored: plain BSON.
 *
 * <p>The store keeps bytes, not objects: what is committed can not be changed by a command that works on its copy, and
 * the cache's size is known. Thread rule: any thread; each has its own scratch buffer.
 */
public final class BsonBytes {

    private static final int KEPT_SCRATCH_BYTES = 1024 * 1024;
    private static final ThreadLocal<BsonWriter> WRITER = ThreadLocal.withInitial(BsonWriter::new);

    private BsonBytes() {}

    public static byte[] encode(Document document) {
        BsonWriter writer = WRITER.get();
        byte[] bytes = writer.write(document);
        if (writer.capacity() > KEPT_SCRATCH_BYTES) {
            WRITER.remove();
        }
        return bytes;
    }

    public static Document decode(byte[] bytes) {
        return new BsonReader(bytes).document();
    }
}
