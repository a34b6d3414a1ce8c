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
 * @param reason why this source answered although another one should have; a code, such as {@code ungrounded_amount}
 * @param spans for each value the characters of the body that it stands on; values derived otherwise are absent
 */
public record Provenance(
        Source source,
        Optional<String> templateId,
        Optional<Integer> templateVersion,
        Optional<String> model,
        Optional<String> reason,
        Map<Field, Span> spans) {
    public Provenance {
        spans = Map.copyOf(spans);
    }

    /** An answer of the rules. */
    public static Provenance rules(Map<Field, Span> spans) {
        return new Provenance(
                Source.RULES, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), spans);
    }

    /** An answer of the API. */
    public static Provenance api(String model, Map<Field, Span> spans) {
        return new Provenance(
                Source.API, Optional.empty(), Optional.empty(), Optional.of(model), Optional.empty(), spans);
    }

    /** The same, with the reason why it was this source's turn. */
    public Provenance because(String why) {
        return new Provenance(source, templateId, templateVersion, model, Optional.of(why), spans);
    }

    /** The spans in the order of the fields. */
    public Map<Field, Span> orderedSpans() {
        var ordered = new EnumMap<Field, Span>(Field.class);
        ordered.putAll(spans);
        return ordered;
    }
}
