package io.lifafa.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifafa.evaluate.LabelledFile.Unusable;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads one line of JSON. */
final class LabelledJson implements LabelledFile.Line<String> {
    /** Money must not pass through a double. */
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private static final String TRUTH = "truth";
    private static final String EXPECT = "expect";

    private final LabelledLine lines;

    LabelledJson(LabelledLine lines) {
        this.lines = lines;
    }

    @Override
    public LabelledSms read(int number, String line) throws Unusable {
        var json = parse(line);
        boolean apart = json.has(TRUTH) || json.has(EXPECT);
        return lines.of(number, name -> part(json, name), apart ? apart(json) : inPlace(json));
    }

    private static JsonNode parse(String line) throws Unusable {
        try {
            var json = JSON.readTree(line);
            if (json.isObject()) {
                return json;
            }
        } catch (JsonProcessingException e) {
            // told below, without the text that stands in Jackson's own message
        }
        throw new Unusable("it is no JSON object; write one object a line");
    }

    /** Only what is named is judged. */
    private static Map<Measure, Optional<String>> apart(JsonNode json) {
        var truth = json.has(TRUTH) ? json.get(TRUTH) : ShortNames.spelledOut(json.get(EXPECT));
        var values = new EnumMap<Measure, Optional<String>>(Measure.class);
        Stream.of(Measure.values()).filter(it -> it.isNamed(truth)).forEach(it -> values.put(it, it.of(truth)));
        return values;
    }

    /** A line of a result file: it names all that it knows, and the received date where the text has none. */
    private static Map<Measure, Optional<String>> inPlace(JsonNode json) {
        var values = new EnumMap<Measure, Optional<String>>(Measure.class);
        Stream.of(Measure.values())
                .filter(it -> it != Measure.DATE || it.isNamed(json))
                .forEach(it -> values.put(it, it.of(json)));
        return values;
    }

    private static Optional<String> part(JsonNode json, String name) {
        var inMetadata =
                switch (name) {
                    case "body" -> "/metadata/original_text";
                    case "sender" -> "/metadata/sender";
                    default -> "/" + name;
                };
        return text(json.path(name)).or(() -> text(json.at(inMetadata)));
    }

    private static Optional<String> text(JsonNode value) {
        return value.isValueNode() && !value.isNull() ? Optional.of(value.asText()) : Optional.empty();
    }
}
