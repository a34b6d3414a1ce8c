package io.lifafa.cache.template;

import io.lifafa.cache.caution.SeenValues;
import io.lifafa.cache.learning.Example;
import io.lifafa.cache.learning.Habits;
import io.lifafa.cache.pattern.Pattern;
import io.lifafa.cache.token.NameForm;
import io.lifafa.sms.Field;
import io.lifafa.text.number.WrittenNumber.Point;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** What a template is stored as. */
public record TemplateParts(
        String header,
        long[] elements,
        Map<Field, FieldVotes> polls,
        NameForm names,
        Point point,
        SeenValues seen,
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
                Point.UNKNOWN,
                SeenValues.NONE,
                Habits.NONE,
                Set.of(),
                Set.of(),
                0,
                1,
                0,
                0,
                1.0);
    }

    TemplateParts with(Map<Field, FieldVotes> voted, int newProbation, int newVersion) {
        return new TemplateParts(
                header,
                elements,
                voted,
                names,
                point,
                seen,
                habits,
                fingerprints,
                overrides,
                newProbation,
                newVersion,
                revision + 1,
                examples,
                confidence);
    }

    TemplateParts withSeen(SeenValues values) {
        return new TemplateParts(
                header,
                elements,
                polls,
                names,
                point,
                values,
                habits,
                fingerprints,
                overrides,
                probation,
                version,
                revision + 1,
                examples,
                confidence);
    }

    /**
     * What is left of what older rules learned: names may have been words that tell, so what has free text waits for two
     * more answers and forgets the names. Numbers where no field is read were not kept then, so each is new.
     */
    public TemplateParts doubted() {
        boolean free = Arrays.stream(elements).anyMatch(Pattern::isFree);
        return new TemplateParts(
                header,
                elements,
                polls,
                names,
                point,
                SeenValues.NONE,
                free ? Habits.NONE : habits,
                fingerprints,
                overrides,
                free ? Template.PROBATION : probation,
                version,
                revision,
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
                seen,
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
