package io.lifafa.sms;

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
 * @param spans for each value the characters of the body that it stands on; values derived otherwise are absent
 */
public record Provenance(
        Source source,
        Optional<String> templateId,
        Optional<Integer> templateVersion,
        Optional<String> model,
        Map<Field, Span> spans) {
    public Provenance {
        spans = Map.copyOf(spans);
    }

    /** An answer of the rules. */
    public static Provenance rules(Map<Field, Span> spans) {
        return new Provenance(Source.RULES, Optional.empty(), Optional.empty(), Optional.empty(), spans);
    }

    /** The spans in the order of the fields. */
    public Map<Field, Span> orderedSpans() {
        var ordered = new EnumMap<Field, Span>(Field.class);
        ordered.putAll(spans);
        return ordered;
    }
}
