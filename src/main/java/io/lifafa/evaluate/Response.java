package io.lifafa.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifafa.json.ExtractionJson;
import io.lifafa.json.Form;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Field;
import io.lifafa.sms.Intent;
import io.lifafa.sms.Span;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an answerer made of one message.
 *
 * @param ending how the message ends
 * @param source who answered: {@code rules}, {@code template}, {@code api}; {@code nobody} for a dead letter
 * @param confidence the answer's own, 0 to 1; 0 if there is none
 * @param values the values it names
 * @param confidences how far it believes each of them, where it says so
 * @param spans on which characters they stand
 */
public record Response(
        Ending ending,
        String source,
        double confidence,
        Map<Measure, String> values,
        Map<Measure, Double> confidences,
        Map<Measure, Span> spans) {
    /** What becomes of a message. */
    public enum Ending {
        /** Stored as a transaction. */
        STORED,
        /** Put away as something else. */
        PUT_AWAY,
        /** Left for somebody to look at. */
        DEAD
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Dropped by the filter, and nothing kept of what was read in it. */
    static final Response WITHHELD = new Response(Ending.PUT_AWAY, "filter", 0, Map.of(), Map.of(), Map.of());

    /** Nobody could read it. */
    public static final Response DEAD_LETTER = new Response(Ending.DEAD, "nobody", 0, Map.of(), Map.of(), Map.of());

    /**
     * An answer as the pipeline takes it: a transaction without direction or amount is a dead letter.
     *
     * @param zone in which its day is told
     */
    public static Response of(Extraction extraction, ZoneId zone) {
        var source = extraction.provenance().source().wireName();
        var json = json(extraction, zone);
        var values = new EnumMap<Measure, String>(Measure.class);
        var confidences = new EnumMap<Measure, Double>(Measure.class);
        var spans = new EnumMap<Measure, Span>(Measure.class);
        for (var measure : Measure.values()) {
            measure.of(json).ifPresent(it -> values.put(measure, it));
            put(measure, extraction.provenance().confidences(), confidences);
            put(measure, extraction.provenance().spans(), spans);
        }
        return new Response(ending(extraction), source, extraction.confidence(), values, confidences, spans);
    }

    /** The same of a message that the filter drops: it is put away, whatever was read in it. */
    public static Response putAway(Extraction extraction, ZoneId zone) {
        var reply = of(extraction, zone);
        return new Response(
                Ending.PUT_AWAY, "filter", reply.confidence(), reply.values(), reply.confidences(), reply.spans());
    }

    private static <V> void put(Measure measure, Map<Field, V> from, Map<Measure, V> to) {
        Optional.ofNullable(from.get(measure.field())).ifPresent(it -> to.put(measure, it));
    }

    /** Money as text: a number of Jackson's might pass through a double. */
    private static JsonNode json(Extraction extraction, ZoneId zone) {
        try {
            var json = ExtractionJson.write(extraction, Form.BUS);
            extraction
                    .transactionDate()
                    .ifPresent(it -> json.put(
                            "transaction_date", it.atZone(zone).toLocalDate().toString()));
            return JSON.readTree(json.encode());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Ending ending(Extraction extraction) {
        if (extraction.isTransaction()) {
            return Ending.STORED;
        }
        return extraction.intent() == Intent.TRANSACTION ? Ending.DEAD : Ending.PUT_AWAY;
    }
}
