package io.lifafa.api.client.body;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A body as JSON: as it is, within a JSON string, or put together from the events of a stream (see {@link EventStream}).
 * Numbers with a fraction are decimals, never doubles, but for {@code NaN} and the infinities, which some servers write.
 * Thread rule: any.
 */
public final class ReplyBody {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    /** JSON in a string in a string, and no deeper. */
    private static final int MOST_WRAPPINGS = 2;

    private ReplyBody() {}

    /** An object or array; empty if the body is none. */
    public static Optional<JsonNode> parse(byte[] body) {
        return json(body).or(() -> EventStream.read(new String(body, StandardCharsets.UTF_8)));
    }

    static Optional<JsonNode> json(byte[] text) {
        var node = tree(text);
        for (int i = 0; i < MOST_WRAPPINGS && node.filter(JsonNode::isTextual).isPresent(); i++) {
            node = tree(node.get().textValue().getBytes(StandardCharsets.UTF_8));
        }
        return node.filter(JsonNode::isContainerNode);
    }

    private static Optional<JsonNode> tree(byte[] text) {
        try {
            return Optional.ofNullable(JSON.readTree(text));
        } catch (IOException | IllegalArgumentException | ArithmeticException e) {
            // Not passed on: it holds text of the reply.
            return Optional.empty();
        }
    }
}
