package io.lifafa.api.answer.reply;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One JSON value in a model's text, read piece by piece so that what stands whole before a break is kept.
 *
 * <p>Numbers with a fraction are decimals, never doubles. Limits: {@value #DEEPEST} levels, {@value #LONGEST_NUMBER}
 * characters per number; beyond them the value counts as broken there.
 */
final class JsonPiece {
    private static final int DEEPEST = 64;
    private static final int LONGEST_NUMBER = 64;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private static final ObjectReader TREE = JsonMapper.builder(FACTORY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build()
            .readerFor(JsonNode.class);

    private final List<ObjectNode> elements = new ArrayList<>();
    private final ObjectNode own = JsonNodeFactory.instance.objectNode();
    private boolean array;
    private boolean json;
    private boolean broken;
    private int end;

    private JsonPiece() {}

    /** Reads the value that starts at {@code start}. */
    static JsonPiece parse(char[] text, int start) {
        var piece = new JsonPiece();
        long read = 1;
        try (JsonParser parser = FACTORY.createParser(text, start, text.length - start)) {
            try {
                piece.read(parser);
            } catch (IOException | IllegalArgumentException | ArithmeticException notJson) {
                piece.broken = true;
            }
            read = parser.currentLocation().getCharOffset();
        } catch (IOException cannotBe) {
            piece.broken = true;
        }
        piece.end = start + (int) Math.max(1, read);
        return piece;
    }

    private void read(JsonParser parser) throws IOException {
        if (parser.nextToken() == JsonToken.START_ARRAY) {
            array = true;
            elements(parser, null);
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            json = true;
            var name = parser.currentName();
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                elements(parser, name);
            } else {
                own.set(name, tree(parser));
            }
        }
    }

    private void elements(JsonParser parser, String name) throws IOException {
        var values = name == null ? null : own.putArray(name);
        for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                json |= array;
                elements.add((ObjectNode) tree(parser));
            } else if (token == JsonToken.START_ARRAY) {
                parser.skipChildren();
            } else if (values != null) {
                values.add(tree(parser));
            }
        }
    }

    private static JsonNode tree(JsonParser parser) throws IOException {
        return TREE.readTree(parser);
    }

    /** True if it is or wraps an array of results. */
    boolean batch() {
        return array || !elements.isEmpty() && !saysSomething(own) || own.has("results");
    }

    /** The result objects that stand whole in it. */
    List<ObjectNode> items() {
        if (batch()) {
            return elements;
        }
        return broken || !(saysSomething(own) || own.has("id")) ? List.of() : List.of(own);
    }

    /** Strings in it that may hold JSON themselves: of an object that is no result, or elements of its arrays. */
    List<String> texts() {
        var texts = new ArrayList<String>();
        if (!saysSomething(own)) {
            own.forEach(value -> {
                addText(texts, value);
                value.forEach(element -> addText(texts, element));
            });
        }
        return texts;
    }

    private static void addText(List<String> texts, JsonNode value) {
        var text = value.isTextual() ? value.textValue().strip() : "";
        if (text.startsWith("{") || text.startsWith("[") || text.startsWith("\"")) {
            texts.add(text);
        }
    }

    private static boolean saysSomething(ObjectNode node) {
        return node.has("message_intent") || node.has("amount") || node.has("transaction_type");
    }

    /** True if it broke off or turned out to be no JSON. */
    boolean broken() {
        return broken;
    }

    /** True if it has a field: not just a bracket in prose. */
    boolean isJson() {
        return json;
    }

    /** Index behind the last character read. */
    int end() {
        return end;
    }
}
