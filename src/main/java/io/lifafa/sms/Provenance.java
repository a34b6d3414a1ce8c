package io.lifafa.sms;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where an extraction comes from.
 *
 * @param source who understood the message
 * @param templateId the learned wording that answered, if one did
 * @param templateVersion that wording's version
 * @param model the model that answered, if the API did
 * @param reason why this source answered although another one should have; a code, such as {@code ungrounded_amount}
 * @param doubt what speaks against the values though they are kept, a code such as {@code direction_disputed}; empty where
 *     nothing does
 * @param spans for each value the characters of the body that it stands on; values derived otherwise are absent; in the
 *     order of the fields
 * @param confidences for each value the share of such values that are right, where the source says so; in the order of
 *     the fields
 */
public record Provenance(
        Source source,
        Optional<String> templateId,
        Optional<Integer> templateVersion,
        Optional<String> model,
        Optional<String> reason,
        Optional<String> doubt,
        Map<Field, Span> spans,
        Map<Field, Double> confidences) {
    /** The doubt where one source says that money moved and the other that none did. */
    public static final String INTENT_DISPUTED = "intent_disputed";

    public Provenance {
        spans = ordered(spans);
        confidences = ordered(confidences);
    }

    private static <V> Map<Field, V> ordered(Map<Field, V> values) {
        var ordered = new EnumMap<Field, V>(Field.class);
        ordered.putAll(values);
        return Collections.unmodifiableMap(ordered);
    }

    /** Of a source that does not say how far each value is to be believed, and that nothing speaks against. */
    public Provenance(
            Source source,
            Optional<String> templateId,
            Optional<Integer> templateVersion,
            Optional<String> model,
            Optional<String> reason,
            Map<Field, Span> spans) {
        this(source, templateId, templateVersion, model, reason, Optional.empty(), spans, Map.of());
    }

    /** An answer of the rules. */
    public static Provenance rules(Map<Field, Span> spans, Map<Field, Double> confidences) {
        return new Provenance(
                Source.RULES,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                spans,
                confidences);
    }

    /** An answer of the API. */
    public static Provenance api(String model, Map<Field, Span> spans) {
        return new Provenance(
                Source.API, Optional.empty(), Optional.empty(), Optional.of(model), Optional.empty(), spans);
    }

    /** The same, with the reason why it was this source's turn. */
    public Provenance because(String why) {
        return new Provenance(source, templateId, templateVersion, model, Optional.of(why), doubt, spans, confidences);
    }

    /** The same, with what speaks against the values. */
    public Provenance doubted(String code) {
        return new Provenance(
                source, templateId, templateVersion, model, reason, Optional.of(code), spans, confidences);
    }
}
