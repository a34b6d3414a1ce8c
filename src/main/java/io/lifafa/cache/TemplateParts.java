package io.lifafa.cache;

import io.lifafa.sms.Field;
import java.util.Map;
import java.util.Set;

/** What a template is stored as. */
record TemplateParts(
        String header,
        long[] elements,
        Map<Field, Poll> polls,
        NameForm names,
        Numerals.Point point,
        Habits habits,
        Set<Long> fingerprints,
        Set<String> overrides,
        int probation,
        int version,
        long revision,
        int examples,
        double confidence) {

    static TemplateParts empty(String header, Example example) {
        return new TemplateParts(
                header,
                example.layout().pattern().elements(),
                Map.of(),
                NameForm.NONE,
                Numerals.Point.UNKNOWN,
                Habits.NONE,
                Set.of(),
                Set.of(),
                0,
                1,
                0,
                0,
                1.0);
    }

    TemplateParts with(Map<Field, Poll> voted, int newProbation, int newVersion) {
        return new TemplateParts(
                header,
                elements,
                voted,
                names,
                point,
                habits,
                fingerprints,
                overrides,
                newProbation,
                newVersion,
                revision + 1,
                examples,
                confidence);
    }

    TemplateParts withOverrides(Set<String> others) {
        return new TemplateParts(
                header,
                elements,
                polls,
                names,
                point,
                habits,
                fingerprints,
                others,
                probation,
                version,
                revision + 1,
                examples,
                confidence);
    }
}
