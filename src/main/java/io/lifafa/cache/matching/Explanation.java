package io.lifafa.cache.matching;

import io.lifafa.cache.template.State;
import io.lifafa.sms.Field;
import io.lifafa.sms.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why the templates say what they say about one SMS.
 *
 * @param result what {@link TemplateLibrary#match} says
 * @param templateId the template that answers, or else the one that comes nearest
 * @param state that template's state
 * @param pattern that template's wording, its words hidden
 * @param spans the characters that each value comes from, if it answers
 * @param undecided the fields it needs further answers for
 * @param differsAt where the text first differs from the wording; empty if it fits
 * @param expected what the wording has there
 */
public record Explanation(
        MatchResult result,
        Optional<String> templateId,
        Optional<State> state,
        String pattern,
        Map<Field, Span> spans,
        List<Field> undecided,
        Optional<Span> differsAt,
        Optional<String> expected) {}
