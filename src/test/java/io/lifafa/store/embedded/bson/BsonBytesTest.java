package io.lifafa.store.embedded.bson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonJavaScript;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BsonBytesTest {

    private static final Document EVERYTHING = new Document("_id", "x")
            .append("null", null)
            .append("int", -7)
            .append("long", Long.MIN_VALUE)
            .append("double", 0.1)
            .append("decimal", Decimal128.fromNumber(12.5))
            .append("text", "plain")
            .append("\u00fc\u4e2d", "\u00fc\u4e2d\uD83D\uDE00\0")
            .append("long text", "x".repeat(20_000) + "\u00fc")
            .append("date", Instant.ofEpochMilli(-1))
            .append("yes", true)
            .append("no", false)
            .append("id", new ObjectId("0123456789abcdef01234567"))
            .append("bytes", new BinData(new byte[] {1, 0, -1}))
            .append("uuid", new UUID(1, -2))
            .append("regex", new BsonRegularExpression("a", "i"))
            .append("timestamp", new BsonTimestamp(99))
            .append("code", new BsonJavaScript("x"))
            .append("min", MinKey.getInstance())
            .append("max", MaxKey.getInstance())
            .append("list", Arrays.asList(1, null, List.of(), List.of("a", new Document("b", 2))))
            .append("empty", new Document())
            .append("deep", new Document("er", new Document("still", List.of(1, 2, 3))));

    @Test
    void everyTypeComesBackAsItWas() {
        Document back = BsonBytes.decode(BsonBytes.encode(EVERYTHING));

        assertThat(((BsonJavaScript) back.remove("code")).getCode()).isEqualTo("x");
        // The library's patterns and code have no equality of their own.
        assertThat(back.remove("regex")).hasToString(EVERYTHING.get("regex").toString());
        back.forEach((name, value) -> assertThat(value).as(name).isEqualTo(EVERYTHING.get(name)));
        assertThat(back).hasSize(EVERYTHING.size() - 2);
    }

    @Test
    void theBytesAreThoseOfTheLibrary() {
        ByteBuf wanted = Unpooled.buffer();
        BsonEncoder.encodeDocument(EVERYTHING, wanted);
        byte[] bytes = new byte[wanted.readableBytes()];
        wanted.readBytes(bytes);

        assertThat(BsonBytes.encode(EVERYTHING)).isEqualTo(bytes);
    }

    @Test
    void damagedBytesAreAnErrorAndNotAnotherDocument() {
        byte[] bytes = BsonBytes.encode(new Document("a", new Document("b", "text")));

        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> BsonBytes.decode(cut)).isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void nestingBeyondAllReasonIsAnErrorAndNotTheEndOfTheStack() {
        Document document = new Document();
        for (int level = 0; level < 1_000; level++) {
            document = new Document("d", document);
        }
        byte[] deep = BsonBytes.encode(document);

        assertThatThrownBy(() -> BsonBytes.decode(deep)).hasMessageContaining("nested");
    }
}
